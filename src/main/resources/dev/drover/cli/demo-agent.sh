# A made-up agent. Each line on its standard input becomes one hook call, made as an agent makes it:
# by the client, as a child of the agent's own process. It ends when its input ends.
# $1 is the client.
while IFS= read -r line; do
    "$1" hook claude-code >/dev/null 2>&1 <<END
$line
END
done
