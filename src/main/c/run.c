/* `drover run --scope instance`: a command that ends with the agent's instance it was started from,
 * however that ends, with or without a daemon. */
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

int run(int argc, char **argv) {
    const char *scope = NULL;
    int at = 2;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
            return forward(argc, argv);
        } else if (strcmp(argv[at], "--scope") == 0) {
            scope = at + 1 < argc ? argv[++at] : "";
        } else if (strncmp(argv[at], "--scope=", 8) == 0) {
            scope = argv[at] + 8;
        } else {
            return refuse("put `--` before the command: drover run --scope instance -- CMD…", EXIT_USAGE);
        }
    }
    if (scope == NULL || strcmp(scope, "instance") != 0) {
        return refuse("the scope is missing; the only one there is: --scope instance", EXIT_USAGE);
    }
    if (at + 1 >= argc) {
        return refuse("no command comes after `--`: drover run --scope instance -- CMD…", EXIT_USAGE);
    }
    struct process agent;
    if (!instance_around(&agent)) {
        return refuse("no agent is among the ancestors of this command, so there is no instance it"
                      " could end with; start it from an agent, or without `drover run`",
                      EXIT_REFUSED);
    }
    const struct wrapped wrapped = {
        .command = argv + at + 1, .scope = &agent, .scope_watch = process_watch(&agent)};
    return wrap(&wrapped);
}
