/* `drover run`: a command that ends with the agent's instance it was started from, or with another
 * process, however that ends, with or without a daemon. */
#include "drover.h"

#include <string.h>

static int refuse(const char *reason, int code) {
    static char line_bytes[512];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: ");
    text_add(&line, reason);
    complain(&line);
    return code;
}

/* @return 0 if the scope was found, else the exit code */
static int find_scope(const char *scope, struct process *found) {
    static const char other[] = "process:";
    if (scope != NULL && strncmp(scope, other, sizeof other - 1) == 0) {
        const char *digits = scope + sizeof other - 1;
        const int64_t pid = span_number((struct span){digits, strlen(digits)}, INT32_MAX);
        if (pid > 1 && process_read((pid_t)pid, found)) return 0;
        return refuse("there is no process of that number for the scope to end with", EXIT_REFUSED);
    }
    if (scope == NULL || strcmp(scope, "instance") != 0) {
        return refuse("the scope is missing: --scope instance, or --scope process:PID", EXIT_USAGE);
    }
    if (instance_around(found)) return 0;
    return refuse("no agent is among the ancestors of this command, so there is no instance it"
                  " could end with; start it from an agent, or without `drover run`",
                  EXIT_REFUSED);
}

int run(int argc, char **argv) {
    const char *scope = NULL;
    bool whole = false;
    int at = 2;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
            return forward(argc, argv);
        } else if (strcmp(argv[at], "--scope") == 0) {
            scope = at + 1 < argc ? argv[++at] : "";
        } else if (strncmp(argv[at], "--scope=", 8) == 0) {
            scope = argv[at] + 8;
        } else if (strcmp(argv[at], "--whole") == 0) {
            whole = true;
        } else {
            return refuse("put `--` before the command: drover run --scope instance -- CMD…", EXIT_USAGE);
        }
    }
    if (at + 1 >= argc) {
        return refuse("no command comes after `--`: drover run --scope instance -- CMD…", EXIT_USAGE);
    }
    struct process with;
    const int code = find_scope(scope, &with);
    if (code != 0) return code;
    const struct wrapped wrapped = {
        .command = argv + at + 1,
        .scope = &with,
        .scope_watch = process_watch(&with),
        .whole = whole,
    };
    return wrap(&wrapped);
}
