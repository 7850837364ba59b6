/* `drover share NAME -- CMD…`: one end of a server that others use as well. The daemon runs it. */
#include "drover.h"

#include <stdlib.h>
#include <string.h>

extern char **environ;

enum { NAMES_LIMIT = 32 };

/* What a server needs to be found and to speak as its user expects. What belongs to one session, or
 * is a secret, is not taken along unless it is named. */
static const char *const TAKEN[] = {
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR",
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY",
    "http_proxy", "https_proxy", "no_proxy", "all_proxy",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE",
    "NVM_DIR", "NVM_BIN", "VOLTA_HOME", "PNPM_HOME", "BUN_INSTALL", "NPM_CONFIG_PREFIX",
    "JAVA_HOME", "GOPATH", "CARGO_HOME", "RUSTUP_HOME", "PYENV_ROOT",
    "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "SSH_AUTH_SOCK",
    "DOCKER_HOST", NULL,
};
static const char *const BEGINNINGS[] = {"LC_", "XDG_", "UV_", "npm_config_", NULL};

static char lines_bytes[LINES_LIMIT];

static int refuse(const char *what, const char *word, const char *why) {
    static char line_bytes[1024];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: ");
    text_add(&line, what);
    text_shown(&line, word, strnlen(word, 60));
    text_add(&line, why);
    text_add(&line, " `drover share --help` shows how it is used.");
    complain(&line);
    return EXIT_USAGE;
}

static bool is_taken(const char *variable) {
    const size_t length = strcspn(variable, "=");
    for (const char *const *name = TAKEN; *name != NULL; name++) {
        if (strlen(*name) == length && memcmp(*name, variable, length) == 0) return true;
    }
    for (const char *const *name = BEGINNINGS; *name != NULL; name++) {
        if (strncmp(variable, *name, strlen(*name)) == 0) return true;
    }
    return false;
}

static void add_word(struct text *lines, const char *word) {
    text_encoded(lines, word);
    text_add(lines, "%00");
}

static void add_named(struct text *lines, const char *const *names) {
    if (*names == NULL) return;
    text_add(lines, "Drover-Own-Environment: ");
    for (; *names != NULL; names++) {
        const char *value = getenv(*names);
        if (value == NULL) continue;
        text_encoded(lines, *names);
        text_add(lines, "=");
        add_word(lines, value);
    }
    text_add(lines, "\r\n");
}

static void add_scope(struct text *lines, const char *scope) {
    text_header(lines, "Drover-Scope", scope);
    if (strcmp(scope, "workspace") == 0) {
        text_header(lines, "Drover-Scope-Root", workspace_root());
    } else if (strcmp(scope, "instance") == 0) {
        struct process agent;
        char place_bytes[64];
        struct text place = TEXT(place_bytes);
        if (!instance_around(&agent)) return;
        text_number(&place, agent.pid);
        text_add(&place, "@");
        text_number(&place, (int64_t)agent.start);
        text_bytes(&place, "", 1);
        text_header(lines, "Drover-Scope-Root", place_bytes);
    }
}

static int share_with(const char *name, const char *scope, const char *const *names, char **command) {
    struct text lines = TEXT(lines_bytes);
    text_header(&lines, "Drover-Share", name);
    add_scope(&lines, scope);
    text_add(&lines, "Drover-Command: ");
    for (; *command != NULL; command++) add_word(&lines, *command);
    text_add(&lines, "\r\n");
    add_named(&lines, names);
    text_add(&lines, "Drover-Environment: ");
    for (char **variable = environ; *variable != NULL; variable++) {
        if (is_taken(*variable)) add_word(&lines, *variable);
    }
    text_add(&lines, "\r\n");
    if (lines.full) {
        return refuse("the command and its environment are too long (20,000 bytes)", "", ".");
    }
    return pump("/v1/stdio/share", (struct span){lines.bytes, lines.length});
}

int share(int argc, char **argv) {
    static const char *names[NAMES_LIMIT + 1];
    const char *name = NULL, *scope = "user";
    int named = 0, at = 2;
    while (at < argc && strcmp(argv[at], "--") != 0) at++;
    if (at == argc) return forward(argc, argv); /* share list, and what is no use of it */
    const int end = at;
    for (at = 2; at < end; at++) {
        const char *word = argv[at];
        if (strcmp(word, "--scope") == 0) {
            scope = at + 1 < end ? argv[++at] : "";
        } else if (strncmp(word, "--scope=", 8) == 0) {
            scope = word + 8;
        } else if (strcmp(word, "--env") == 0 && at + 1 < end && named < NAMES_LIMIT) {
            names[named++] = argv[++at];
        } else if (name == NULL && word[0] != '-') {
            name = word;
        } else {
            return refuse("'", word, "' is one word too many before `--`.");
        }
    }
    if (name == NULL) return refuse("a shared server needs a name", "", ".");
    if (end + 1 >= argc) return refuse("no command comes after `--`", "", ".");
    return share_with(name, scope, names, argv + end + 1);
}
