/* The one hook that must answer: an agent that wants a worktree gets one without a daemon as well.
 * The daemon would remember whose it is; here git makes it, and that is all. */
#include "drover.h"

#include <string.h>
#include <unistd.h>

/* As in src/main/sh/drover: hooks and monitors of the repository do not run. */
static const char SCRIPT[] =
    "git='git -c core.hooksPath=/dev/null -c core.fsmonitor=false'\n"
    "top=$($git worktree list --porcelain 2>/dev/null | sed -n 's/^worktree //p;q')\n"
    "if [ -z \"$top\" ]; then\n"
    "    echo 'drover: no daemon answers, and this directory is in no git repository' >&2\n"
    "    exit 1\n"
    "fi\n"
    "path=$top-worktrees/$(printf %s \"$1\" | tr / -)\n"
    "[ -e \"$path\" ] || $git -C \"$top\" worktree add -q -b \"$1\" -- \"$path\" >&2 ||\n"
    "    $git -C \"$top\" worktree add -q -- \"$path\" \"$1\" >&2 || exit 1\n"
    "printf '%s\\n' \"$path\"\n";

static const char *value_of(const char *key, struct span body, size_t *length) {
    const char *at = span_find(body, key);
    if (at == NULL) return NULL;
    const char *end = body.bytes + body.length;
    at += strlen(key);
    while (at < end && strchr(" :\t\r\n", *at) != NULL) at++;
    if (at == end || *at != '"') return NULL;
    at++;
    const char *close = memchr(at, '"', (size_t)(end - at));
    if (close == NULL) return NULL;
    *length = (size_t)(close - at);
    return at;
}

bool worktree_is_wanted(const char *event, struct span body) {
    static const char wanted[] = "WorktreeCreate";
    if (event != NULL) return strcmp(event, wanted) == 0;
    size_t length = 0;
    const char *said = value_of("\"hook_event_name\"", body, &length);
    return said != NULL && length == sizeof wanted - 1 && memcmp(said, wanted, length) == 0;
}

int worktree_make_alone(struct span body) {
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-";
    static const char refusal[] = "drover: no daemon answers, and the name is no plain one\n";
    static char name[201];
    size_t length = 0;
    const char *said = value_of("\"name\"", body, &length);
    if (said != NULL && length > 0 && length < sizeof name) memcpy(name, said, length);
    if (*name == 0 || *name == '-' || strspn(name, letters) != length) {
        write_all(STDERR_FILENO, refusal, sizeof refusal - 1);
        return 1;
    }
    execl("/bin/sh", "sh", "-c", SCRIPT, "drover", name, (char *)NULL);
    return 1;
}
