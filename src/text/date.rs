//! Days: `2031-05-04`, from the ways in which files, heads and pages write them.
//!
//! What comes in is a few words; what goes out is an ISO 8601 day, or nothing where the year, the month or the day is
//! not plain.
//!
//! ```text
//! DAY = year sep month sep day       sep = "-" | "/" | "." | nothing
//! ```

use nom::{
    IResult, Parser,
    bytes::complete::take_while_m_n,
    character::complete::one_of,
    combinator::{map_opt, opt, verify},
};

/// The day that a value begins with: `2031-05-04T10:00:00Z`, `20310504`.
pub fn day(value: &str) -> Option<String> {
    let (rest, (year, month, day)) = parts(value.trim()).ok()?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then(|| iso(year, month, day))
}

/// The first day between separators in a path's last part, or else before it: `wire/2031-05-04-dam.txt`.
pub fn day_in_path(path: &str) -> Option<String> {
    let last = path.rfind('/').map_or(0, |at| at + 1);
    first_in(&path[last..]).or_else(|| first_in(&path[..last]))
}

fn first_in(text: &str) -> Option<String> {
    let begins = |at: usize| at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
    let digits = text.bytes().enumerate().filter(|&(at, byte)| byte.is_ascii_digit() && begins(at));
    digits.filter_map(|(at, _)| day(&text[at..])).next()
}

fn parts(input: &str) -> IResult<&str, (u16, u16, u16)> {
    let (input, year) = verify(number(4), |year| (1500..2200).contains(year)).parse(input)?;
    let (input, separator) = opt(one_of("-/._")).parse(input)?;
    let (input, month) = verify(number(2), |month| (1..=12).contains(month)).parse(input)?;
    let (input, _) = match separator {
        Some(sign) => nom::character::complete::char(sign).map(|_| ()).parse(input)?,
        None => (input, ()),
    };
    let (input, day) = verify(number(2), |day| (1..=31).contains(day)).parse(input)?;
    Ok((input, (year, month, day)))
}

fn number<'a>(digits: usize) -> impl Parser<&'a str, Output = u16, Error = nom::error::Error<&'a str>> {
    map_opt(take_while_m_n(digits, digits, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok())
}

/// A day as ISO 8601 writes it.
pub fn iso(year: u16, month: u16, day: u16) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_where_it_is_plain() {
        for (value, expected) in [
            ("2031-05-04T10:00:00+02:00", Some("2031-05-04")),
            ("20310504", Some("2031-05-04")),
            ("2031/05/04", Some("2031-05-04")),
            ("2031-13-04", None),
            ("203105041", None),
            ("4 May", None),
        ] {
            assert_eq!(day(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn a_path_gives_its_day() {
        assert_eq!(day_in_path("wire/2031-05-04-dam.txt").as_deref(), Some("2031-05-04"));
        assert_eq!(day_in_path("wire/2031/05/04/dam.txt").as_deref(), Some("2031-05-04"));
        assert_eq!(day_in_path("herald_2031-05-04_dam.txt").as_deref(), Some("2031-05-04"));
        assert_eq!(day_in_path("dam-20310504.txt").as_deref(), Some("2031-05-04"));
        assert_eq!(day_in_path("case-120310504.txt"), None);
        assert_eq!(day_in_path("000_7af0fcdabd1635a7.txt"), None);
    }
}
