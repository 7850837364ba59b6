/* Every other command: the daemon runs it, we carry its words. */
#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CONNECT_MS = 1000, ANSWER_MS = 30000, TAIL_LINES = 5 };

static char body_bytes[BODY_LIMIT];
static char head_bytes[HEAD_LIMIT];
static char line_bytes[16 << 10];
static char directory[VALUE_LIMIT];
static int output_error;

static const char *const ALLOWED[] = {
    "NO_COLOR",      "LANG",       "LC_ALL",          "TERM",
    "CLAUDE_CONFIG_DIR", "CODEX_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",   "XDG_DATA_HOME", "XDG_CACHE_HOME",
};

static bool is_one_of(const char *word, const char *const *words) {
    for (; *words != NULL; words++) {
        if (strcmp(word, *words) == 0) return true;
    }
    return false;
}

static bool pass_on(const char *bytes, size_t length) {
    if (write_all(STDOUT_FILENO, bytes, length)) return true;
    output_error = errno;
    return false;
}

static void add_columns(struct text *head) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        text_header_number(head, "Drover-Columns", size.ws_col);
    } else {
        text_header(head, "Drover-Columns", environment("COLUMNS"));
    }
}

static void add_facts(struct text *head) {
    text_header_number(head, "Drover-Pid", getpid());
    text_header(head, "Drover-Cwd", getcwd(directory, sizeof directory));
    add_columns(head);
    text_header(head, "Drover-Terminal", isatty(STDOUT_FILENO) ? "1" : "0");
    for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED; i++) {
        char name_bytes[64];
        struct text name = TEXT(name_bytes);
        text_add(&name, "Drover-Env-");
        text_add(&name, ALLOWED[i]);
        text_bytes(&name, "", 1);
        text_header(head, name_bytes, environment(ALLOWED[i]));
    }
}

/* The end of the daemon's log, beside the endpoint file. */
static void add_log_tail(struct text *lines, const char *endpoint_file) {
    static char path_bytes[VALUE_LIMIT + 32];
    static char tail[8 << 10];
    struct text path = TEXT(path_bytes);
    text_bytes(&path, endpoint_file, (size_t)(strrchr(endpoint_file, '/') - endpoint_file));
    text_add(&path, "/logs/drover.jsonl");
    text_bytes(&path, "", 1);
    const int log = open(path_bytes, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (log < 0) return;
    const off_t size = lseek(log, 0, SEEK_END);
    if (size > (off_t)sizeof tail) {
        lseek(log, size - (off_t)sizeof tail, SEEK_SET);
    } else {
        lseek(log, 0, SEEK_SET);
    }
    ssize_t length = read(log, tail, sizeof tail);
    close(log);
    while (length > 0 && tail[length - 1] == '\n') length--;
    if (length <= 0) return;

    const char *start = tail + length;
    for (int found = 0; start > tail; start--) {
        if (start[-1] == '\n' && ++found == TAIL_LINES) break;
    }
    const char *end = tail + length;
    while (start < end) {
        const char *next = memchr(start, '\n', (size_t)(end - start));
        if (next == NULL) next = end;
        text_add(lines, "\n");
        text_shown(lines, start, (size_t)(next - start));
        start = next + 1;
    }
}

int no_daemon(const struct endpoint *endpoint, enum outcome outcome) {
    struct text line = TEXT(line_bytes);
    if (endpoint->file == NULL) {
        text_add(&line, "drover: neither DROVER_HOME nor HOME is set, so no daemon can be found");
    } else if (endpoint->socket == NULL) {
        text_add(&line, "drover: no daemon answers (no socket is named in ");
        text_shown(&line, endpoint->file, strlen(endpoint->file));
        text_add(&line, "); start it with: drover daemon start");
    } else {
        text_add(&line, outcome == ABSENT ? "drover: no daemon answers at " : "drover: the daemon at ");
        text_shown(&line, endpoint->socket, strlen(endpoint->socket));
        text_add(&line, outcome == ABSENT ? "; start it with: drover daemon start"
                : outcome == HUNG ? " is hung (it accepts but does not answer); "
                                    "end and start it again with: drover daemon restart"
                                  : " went away in the middle of its answer; try again, "
                                    "or start it with: drover daemon start");
    }
    if (endpoint->file != NULL) add_log_tail(&line, endpoint->file);
    complain(&line);
    return EXIT_NO_DAEMON;
}

int wrong_daemon(int status) {
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: the daemon does not take the call (HTTP ");
    text_number(&line, status);
    text_add(&line, "); it may be of another version: drover daemon restart");
    complain(&line);
    return EXIT_INTERNAL;
}

static int give_end(const struct reply *reply) {
    struct text line = TEXT(line_bytes);
    if (reply->status != 200) return wrong_daemon(reply->status);
    if (output_error != 0 && output_error != EPIPE) {
        text_add(&line, "drover: cannot write the output: ");
        text_add(&line, strerror(output_error));
        complain(&line);
        return EXIT_INTERNAL;
    }
    text_decoded(&line, reply->errors);
    write_all(STDERR_FILENO, line.bytes, line.length);
    return reply->exit_code;
}

/* What a daemon says beside "200" is for programs. */
static struct reply reply;

static bool receive(const char *bytes, size_t length) {
    return reply.status != 200 || reply.local || pass_on(bytes, length);
}

/* Help needs no daemon, whatever command it is asked for; to watch another one needs none here. */
static bool does_alone(int argc, char **argv) {
    static const char *const able_alone[] = {
        "version", "id", "doctor", "settings", "api", "completions", "manual", "help", "--help", "--version", "-h", "-V",
        NULL};
    if (argc < 2) return false;
    const char *last = argv[argc - 1];
    if (is_one_of(argv[1], able_alone) || !strcmp(last, "--help") || !strcmp(last, "-h")) return true;
    for (int i = 2; i < argc && !strcmp(argv[1], "watch"); i++) {
        if (!strncmp(argv[i], "--api", strlen("--api"))) return true;
    }
    return false;
}

/* Asked by scripts before anything else, so without a JVM: its own version is what it was built with. */
static int tell_version(void) {
    static const char line[] = "drover " DROVER_VERSION " (no daemon runs)\n";
    return write_all(STDOUT_FILENO, line, sizeof line - 1) ? 0 : EXIT_INTERNAL;
}

static bool is_version(int argc, char **argv) {
    static const char *const names[] = {"version", "--version", "-V", NULL};
    return argc == 2 && is_one_of(argv[1], names);
}

int forward(int argc, char **argv) {
    static const char *const always_local[] = {"demo", "daemon", "service", "setup", NULL};
    static const char *const endless[] = {"watch", "logs", NULL};
    const char *command = argc > 1 ? argv[1] : "";
    if (is_one_of(command, always_local)) return app_become(argv);

    struct text body = TEXT(body_bytes);
    for (int i = 1; i < argc; i++) text_bytes(&body, argv[i], strlen(argv[i]) + 1);
    struct endpoint endpoint;
    endpoint_read(&endpoint);

    enum outcome outcome = ABSENT;
    /* What waits for long is asked again and again, so that a hung daemon is noticed all the same. */
    do {
        if (endpoint.socket == NULL) break;
        struct text head = TEXT(head_bytes);
        http_start(&head, "/v1/cli", "application/octet-stream", body.length);
        add_facts(&head);
        if (reply.waited > 0) text_header_number(&head, "Drover-Waited", reply.waited);
        const struct request request = {
            .head = {head.bytes, head.length},
            .body = {body.bytes, body.length},
            .connect_ms = CONNECT_MS,
            .answer_ms = is_one_of(command, endless) ? 0 : ANSWER_MS,
            .renewed = true,
        };
        reply = (struct reply){.receive = receive};
        outcome = http_call(endpoint.socket, &request, &reply);
    } while (outcome == ANSWERED && reply.status == 200 && reply.waited > 0);
    if (outcome == STOPPED || outcome == ANSWERED) {
        return reply.status == 200 && reply.local ? app_become(argv) : give_end(&reply);
    }
    if (outcome == ABSENT && is_version(argc, argv)) return tell_version();
    if (reply.status == 0 && does_alone(argc, argv)) return app_become(argv);
    return no_daemon(&endpoint, outcome);
}
