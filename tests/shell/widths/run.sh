# Nothing is wider than the screen: COLUMNS, the terminal, or 120 where there is neither.
for columns in 60 80 100; do
  for command in 'list units' 'list data shandong' 'list rules' --help 'check --help'; do
    widest=$(COLUMNS=$columns dualcarbon $command | wc -L)
    [ "$widest" -le "$columns" ] || echo "$command: $widest in $columns"
  done
done
widest=$(dualcarbon list units | wc -L)
[ "$widest" -le 120 ] && [ "$widest" -gt 100 ] || echo "list units in a pipe: $widest"
if command -v script >/dev/null; then
  widest=$(script -qec 'stty cols 70; dualcarbon list units' /dev/null </dev/null | tr -d '\r' | wc -L)
  [ "$widest" -le 70 ] || echo "list units in a terminal: $widest"
  # the terminal behind standard error, where standard output is a pipe
  widest=$(script -qec 'stty cols 70; dualcarbon list units | cat >piped' /dev/null </dev/null; wc -L <piped)
  [ "$widest" -le 70 ] || echo "list units in a pipe before a terminal: $widest"
fi
dualcarbon --help | grep -v Usage | grep -F ... && echo a sentence is cut
echo done
