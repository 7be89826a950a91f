#!/usr/bin/env bash
# Runs misquote for the action: annotations on standard output, the job's summary, the outputs.
# In: PATHS, FOCUS, RULES, BASELINE, FAIL_ON, SARIF, HTML, BASE (the commit that a pull request goes to), SCRATCH, and
# GitHub's own GITHUB_OUTPUT and GITHUB_STEP_SUMMARY.
set -euo pipefail

json="$SCRATCH/misquote.jsonl" summary="$SCRATCH/misquote.md" log="$SCRATCH/misquote.log"
arguments=(check --fail-on "$FAIL_ON" --output github --output "jsonl=$json" --output "markdown=$summary")
[ -z "$RULES" ] || arguments+=(--rules "$RULES")
[ -z "$BASELINE" ] || arguments+=(--baseline "$BASELINE")
[ -z "$SARIF" ] || arguments+=(--output "sarif=$SARIF")
[ -z "$HTML" ] || arguments+=(--output "html=$HTML")
case "$FOCUS" in
  all) ;;
  changed) [ -z "$BASE" ] || arguments+=(--focus "$BASE...HEAD") ;;
  *) arguments+=(--focus "$FOCUS") ;;
esac
arguments+=(--)
while IFS= read -r path; do
  [ -z "$path" ] || arguments+=("$path")
done <<<"$PATHS"

rm -f "$json" "$summary"
status=0
misquote "${arguments[@]}" 2>"$log" || status=$?
cat "$log" >&2

# A step that checks nothing and passes would be trusted for years. With a focus only what can meet it is counted, and
# a pull request that touches no article is in order.
nothing='there is no source to read here'
case " ${arguments[*]} " in
  *" --focus "*) ;;
  *) nothing+='|^\| [0-9]+ \| 0 \|' ;;
esac
if [ "$status" != 2 ] && cat "$log" "$summary" | grep -qE "$nothing"; then
  echo "::error title=misquote::nothing was checked: no source holds a quotation; look at the inputs and at sources: in the rules"
  status=2
fi
findings=0
[ ! -f "$json" ] || findings=$(wc -l <"$json" | tr -d ' ')
{
  echo "status=$status"
  echo "findings=$findings"
  echo "sarif-file=$SARIF"
} >>"$GITHUB_OUTPUT"
[ ! -f "$summary" ] || cat "$summary" >>"$GITHUB_STEP_SUMMARY"
if [ "$status" = 2 ] && [ ! -f "$summary" ]; then
  echo "::error title=misquote::$(tr '\n' ' ' <"$log" | sed 's/%/%25/g')"
fi
exit "$status"
