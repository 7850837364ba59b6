/* `drover singleton`: of all that start a command under one name, one runs. */
#include "drover.h"

#include <string.h>

enum { NAME_LIMIT = 64 };

static int refuse(const char *what, const char *word, const char *why) {
    static char line_bytes[1024];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: ");
    text_add(&line, what);
    text_shown(&line, word, strnlen(word, 60));
    text_add(&line, strlen(word) > 60 ? "…" : "");
    text_add(&line, why);
    text_add(&line, " `drover singleton --help` shows how it is used.");
    complain(&line);
    return EXIT_USAGE;
}

static bool is_name(const char *word) {
    static const char letters[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return *word != 0 && *word != '.' && *word != '-' && strlen(word) <= NAME_LIMIT
            && word[strspn(word, letters)] == 0;
}

static bool asks_help(const char *word) {
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int singleton(int argc, char **argv) {
    static char id_bytes[32];
    struct lock lock = {NULL, NULL, NULL, NULL};
    bool wait = false, workspace = false;
    int at = 2;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        const char *word = argv[at];
        const char *scope = NULL;
        if (asks_help(word)) {
            return forward(argc, argv);
        } else if (strcmp(word, "--wait") == 0) {
            wait = true;
        } else if (strcmp(word, "--scope") == 0) {
            scope = at + 1 < argc ? argv[++at] : "";
        } else if (strncmp(word, "--scope=", 8) == 0) {
            scope = word + 8;
        } else if (lock.name == NULL && !(word[0] == '-' && word[1] == '-')) {
            lock.name = word;
        } else {
            return refuse("'", word, "' is one word too many before `--`.");
        }
        if (scope == NULL) continue;
        workspace = strcmp(scope, "workspace") == 0;
        if (!workspace && strcmp(scope, "user") != 0) {
            return refuse("'", scope, "' is no scope: it is `user` or `workspace`.");
        }
    }
    if (lock.name == NULL) return refuse("a singleton needs a name", "", ".");
    if (!is_name(lock.name)) {
        return refuse("'", lock.name,
                      "' is no name: up to 64 letters, digits, '.', '_' and '-',"
                      " the first a letter, a digit or '_'.");
    }
    if (at + 1 >= argc) return refuse("no command comes after `--`", "", ".");
    if (workspace) {
        struct text id = TEXT(id_bytes);
        lock.root = workspace_root();
        workspace_id(&id, lock.root);
        text_bytes(&id, "", 1);
        lock.workspace = id_bytes;
    }
    lock.program = argv[at + 1];
    int code;
    const char *info = lock_take(&lock, wait, &code);
    if (info == NULL) return code;
    const struct wrapped wrapped = {.command = argv + at + 1, .scope_watch = -1, .info = info};
    return wrap(&wrapped);
}
