//! Days as numbers, so that they can be counted between.

/// The number of an ISO 8601 day, from 1970-01-01 on; nothing for any other text.
///
/// ```
/// use misquote::text::days;
/// assert_eq!(days("1970-01-02"), Some(1));
/// assert_eq!(days("2026-03-01").zip(days("2026-02-28")).map(|(a, b)| a - b), Some(1));
/// assert_eq!(days("next Tuesday"), None);
/// ```
pub fn days(iso: &str) -> Option<i32> {
    let mut parts = iso.get(..10)?.split('-');
    let mut number = || parts.next()?.parse::<i32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
        return None;
    }
    // Years are counted from March, so that the leap day comes last (Hinnant's days_from_civil).
    let year = if month <= 2 { year - 1 } else { year };
    let (era, month) = (year.div_euclid(400), (month + 9) % 12);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The year and the month of such a number.
///
/// ```
/// use misquote::text::{days, year_and_month};
/// assert_eq!(days("2024-02-29").map(year_and_month), Some((2024, 2)));
/// assert_eq!(days("1969-12-31").map(year_and_month), Some((1969, 12)));
/// ```
pub fn year_and_month(day: i32) -> (i32, i32) {
    // The same count backwards (Hinnant's civil_from_days).
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let of_eras = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_eras + of_eras / 4 - of_eras / 100);
    let month = (5 * of_year + 2) / 153;
    let (year, month) = (era * 400 + of_eras, if month < 10 { month + 3 } else { month - 9 });
    (if month <= 2 { year + 1 } else { year }, month)
}
