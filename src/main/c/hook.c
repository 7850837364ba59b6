/* `drover hook`: whatever goes wrong, the agent notices nothing. */
#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { CONNECT_MS = 20, ANSWER_MS = 1000, WORKTREE_MS = 60000, STDIN_IDLE_MS = 1000, REPLY_LIMIT = 1 << 20 };

/* The body, behind it the head, and behind that the answer. Each is mostly short, and to touch another
 * page for the first time costs more than a system call. */
static char room[BODY_LIMIT + 1 + HEAD_LIMIT + REPLY_LIMIT];
static char *const body = room;
static char decoded_bytes[64 << 10];
static char directory[VALUE_LIMIT];
static struct text answer = {room, 0, 0, false};

static const struct {
    const char *variable;
    const char *header;
} FACTS[] = {
    {"CLAUDE_PID", "Drover-Claude-Pid"},
    {"TMUX_PANE", "Drover-Tmux-Pane"},
    {"TMUX", "Drover-Tmux"},
    {"TERM_PROGRAM", "Drover-Term-Program"},
    {"WINDOWID", "Drover-Window-Id"},
    {"KITTY_WINDOW_ID", "Drover-Kitty-Window"},
    {"WEZTERM_PANE", "Drover-Wezterm-Pane"},
    {"KITTY_LISTEN_ON", "Drover-Kitty-Listen"},
    {"WEZTERM_UNIX_SOCKET", "Drover-Wezterm-Socket"},
    {"WT_SESSION", "Drover-Wt-Session"},
    {"CLAUDE_PROJECT_DIR", "Drover-Project-Dir"},
};

struct call {
    const char *event;
    const char *session;
    int64_t answer_ms;
};

/* A terminal says nothing, and neither does a pipe that somebody holds open without ever writing: it
 * would hold us as well.
 * @return its length, or -1 if it is too long or did not end */
static ssize_t read_body(void) {
    if (isatty(STDIN_FILENO)) return 0;
    size_t length = 0;
    bool too_long = false;
    for (;;) {
        struct pollfd waiting = {STDIN_FILENO, POLLIN, 0};
        const int count = poll(&waiting, 1, STDIN_IDLE_MS);
        if (count < 0 && errno == EINTR) continue;
        if (count == 0) return length == 0 ? 0 : -1;
        const ssize_t got = read(STDIN_FILENO, body + length, BODY_LIMIT + 1 - length);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got <= 0) return too_long ? -1 : (ssize_t)length;
        length += (size_t)got;
        if (length == BODY_LIMIT + 1) {
            /* Too long; read on, so that the agent's write does not fail. */
            too_long = true;
            length = 0;
        }
    }
}

bool agent_said(struct span *said) {
    const ssize_t length = read_body();
    *said = (struct span){body, length < 0 ? 0 : (size_t)length};
    return length >= 0;
}

/* Most are short, and the stack is in memory already. */
static const char *working_directory(char *near, size_t room_near) {
    const char *here = getcwd(near, room_near);
    return here != NULL || errno != ERANGE ? here : getcwd(directory, sizeof directory);
}

static const char *terminal_name(void) {
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (isatty(descriptor)) return ttyname(descriptor);
    }
    return NULL;
}

/* The short and important ones first: what does not fit into the head is left out. */
void add_hook_facts(struct text *head, const char *event, const char *session) {
    text_header_number(head, "Drover-Pid", getpid());
    text_header_number(head, "Drover-Parent-Pid", getppid());
    text_header_number(head, "Drover-Time", epoch_ms());
    text_header_number(head, "Drover-Monotonic", monotonic_ns());
    text_header(head, "Drover-Event", event);
    text_header(head, "Drover-Session", session);
    if (environment("CLAUDE_ENV_FILE") != NULL) text_header(head, "Drover-Env-File", "1");
    text_header(head, "Drover-Tty", terminal_name());
    char near[256];
    text_header(head, "Drover-Cwd", working_directory(near, sizeof near));
    for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++) {
        text_header(head, FACTS[i].header, environment(FACTS[i].variable));
    }
}

/* Kept until it is whole: half an answer is none. */
static bool keep(const char *bytes, size_t length) {
    text_bytes(&answer, bytes, length);
    return !answer.full;
}

static struct text decoded(struct span encoded) {
    struct text text = TEXT(decoded_bytes);
    text_decoded(&text, encoded);
    return text;
}

static void append_environment(struct span lines) {
    const char *file = environment("CLAUDE_ENV_FILE");
    if (file == NULL || lines.length == 0) return;
    struct text text = decoded(lines);
    if (text.full || text.length == 0) return;
    if (text.bytes[text.length - 1] != '\n') text_add(&text, "\n");
    const int descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0) return;
    write_all(descriptor, text.bytes, text.length);
    close(descriptor);
}

static bool starts_session(const struct call *call, struct span said) {
    static const char key[] = "\"hook_event_name\"", value[] = "\"SessionStart\"";
    if (call->event != NULL) return strcmp(call->event, "SessionStart") == 0;
    const char *at = span_find(said, key);
    if (at == NULL) return false;
    at += sizeof key - 1;
    const char *end = said.bytes + said.length;
    while (at < end && (*at == ' ' || *at == ':' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
    return (size_t)(end - at) >= sizeof value - 1 && memcmp(at, value, sizeof value - 1) == 0;
}

static bool may_start_app(const struct endpoint *endpoint) {
#ifndef __APPLE__
    if (environment("DISPLAY") == NULL && environment("WAYLAND_DISPLAY") == NULL) return false;
#endif
    const char *wanted = environment("DROVER_AUTOSTART");
    return endpoint->autostart && (wanted == NULL || strcmp(wanted, "0") != 0);
}

static int give(const struct reply *reply) {
    append_environment(reply->environment);
    write_all(STDOUT_FILENO, answer.bytes, answer.length);
    const struct text errors = decoded(reply->errors);
    write_all(STDERR_FILENO, errors.bytes, errors.length);
    return reply->exit_code;
}

static int call_daemon(const char *path, const struct call *call) {
    struct endpoint endpoint;
    endpoint_read(&endpoint);
    struct span said;
    if (!agent_said(&said)) return 0;

    const bool worktree = worktree_is_wanted(call->event, said);
    enum outcome outcome = ABSENT;
    struct reply reply = {.receive = keep};
    if (endpoint.socket != NULL) {
        struct text head = {body + said.length, 0, HEAD_LIMIT, false};
        http_start(&head, path, "application/json", said.length);
        add_hook_facts(&head, call->event, call->session);
        const struct request request = {
            .head = {head.bytes, head.length},
            .body = said,
            .connect_ms = CONNECT_MS,
            .answer_ms = worktree && call->answer_ms < WORKTREE_MS ? WORKTREE_MS : call->answer_ms,
        };
        answer = (struct text){head.bytes + head.length, 0, REPLY_LIMIT, false};
        if (head.full && !worktree) return 0;
        if (!head.full) outcome = http_call(endpoint.socket, &request, &reply);
    }
    /* 202: decided, but the disk takes nothing just now. The answer is as good. */
    if (outcome == ANSWERED && (reply.status == 200 || reply.status == 202)) return give(&reply);
    if (worktree) return worktree_make_alone(said);
    if (outcome == ABSENT && may_start_app(&endpoint) && starts_session(call, said)) {
        app_start_detached();
    }
    return 0;
}

/* Unknown options are passed over: the line in an agent's settings may be newer than we are. */
static struct call read_options(int argc, char **argv) {
    struct call call = {NULL, NULL, ANSWER_MS};
    for (int i = 0; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--event") == 0) {
            call.event = argv[++i];
        } else if (strcmp(argv[i], "--session") == 0) {
            call.session = argv[++i];
        } else if (strcmp(argv[i], "--decision") == 0) {
            const char *seconds = argv[++i];
            const int64_t wanted = span_number((struct span){seconds, strlen(seconds)}, 86400);
            if (wanted > 0) call.answer_ms = wanted * 1000;
        }
    }
    return call;
}

int hook(int argc, char **argv) {
    static const char letters[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    char path_bytes[128];
    struct text path = TEXT(path_bytes);
    if (argc < 1 || *argv[0] == 0 || argv[0][strspn(argv[0], letters)] != 0) return 0;
    text_add(&path, "/v1/hooks/");
    text_add(&path, argv[0]);
    text_bytes(&path, "", 1);
    if (path.full) return 0;
    const struct call call = read_options(argc - 1, argv + 1);
    return call_daemon(path_bytes, &call);
}
