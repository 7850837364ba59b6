/* Our standard streams, carried to the daemon and back: what an agent starts as its MCP server. No
 * byte is looked at. */
#include "drover.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* SIGPIPE is ignored anyway */
#endif

enum { CONNECT_MS = 1000, ANSWER_MS = 30000, ROOM = 64 << 10 };

/* A pipe that is ready takes so much without blocking, and blocked we would carry nothing the other
 * way: who does not read us before we have read him would wait for ever. */
enum { SURE = 4096 };

struct flow {
    int from;
    int to;
    bool to_socket;
    bool over;   /* nothing comes any more */
    bool broken; /* nobody takes it any more */
    size_t start;
    size_t end;
    char bytes[ROOM];
};

static struct flow up, down;

static bool pending(const struct flow *flow) {
    return flow->start < flow->end;
}

static bool is_socket(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode);
}

static bool may_come_again(void) {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

static void take(struct flow *flow) {
    const ssize_t got = read(flow->from, flow->bytes, ROOM);
    if (got < 0 && may_come_again()) return;
    flow->over = got <= 0; /* a reset is the end as well: what was sent before it has been read */
    flow->start = 0;
    flow->end = got > 0 ? (size_t)got : 0;
}

static void give(struct flow *flow) {
    size_t length = flow->end - flow->start;
    if (!flow->to_socket && length > SURE) length = SURE;
    const char *bytes = flow->bytes + flow->start;
    const ssize_t given = flow->to_socket
            ? send(flow->to, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL)
            : write(flow->to, bytes, length);
    if (given >= 0) {
        flow->start += (size_t)given;
    } else if (!may_come_again()) {
        flow->broken = true;
    }
}

/* A socket is tried at once; what is none might block, and is asked first. */
static void give_at_once(struct flow *flow) {
    struct pollfd ready = {flow->to, POLLOUT, 0};
    while (pending(flow) && !flow->broken) {
        const size_t before = flow->start;
        if (!flow->to_socket && poll(&ready, 1, 0) <= 0) return;
        give(flow);
        if (flow->start == before) return;
    }
}

/* What is waited for: the source if there is room, else the target. A descriptor that nobody waits
 * for is left out, or its end would wake us again and again. */
static void wait_for(struct flow *flow, struct pollfd *source, struct pollfd *target) {
    const bool waits = pending(flow) && !flow->broken;
    *source = (struct pollfd){waits || flow->over || flow->broken ? -1 : flow->from, POLLIN, 0};
    *target = (struct pollfd){waits ? flow->to : -1, POLLOUT, 0};
}

static void move(struct flow *flow, const struct pollfd *source, const struct pollfd *target) {
    if (target->revents != 0) give(flow);
    if (source->revents != 0) take(flow);
    give_at_once(flow);
}

/* @return the exit code once the daemon has ended it, or nobody reads what it says */
static int carry(int connection) {
    bool told = false;
    for (;;) {
        if ((up.over && !pending(&up)) || up.broken) {
            if (!told) shutdown(connection, SHUT_WR);
            told = true;
        }
        if (down.broken) return 0;
        if (down.over && !pending(&down)) return told ? 0 : EXIT_NO_DAEMON;
        struct pollfd waiting[5];
        wait_for(&up, &waiting[0], &waiting[1]);
        wait_for(&down, &waiting[2], &waiting[3]);
        /* A reader that has gone is noticed without a word to him. */
        waiting[4] = (struct pollfd){waiting[3].fd < 0 ? down.to : -1, 0, 0};
        if (poll(waiting, 5, -1) < 0) continue;
        if (waiting[4].revents & (POLLERR | POLLNVAL)) return 0;
        move(&up, &waiting[0], &waiting[1]);
        move(&down, &waiting[2], &waiting[3]);
    }
}

static bool pass_over(const char *bytes, size_t length) {
    (void)bytes;
    (void)length;
    return true;
}

static void say(struct span encoded) {
    static char line_bytes[8 << 10];
    struct text line = TEXT(line_bytes);
    text_decoded(&line, encoded);
    write_all(STDERR_FILENO, line.bytes, line.length);
}

static int speak(int connection, struct span early) {
    down = (struct flow){.from = connection, .to = STDOUT_FILENO};
    up.from = STDIN_FILENO;
    up.to = connection;
    up.to_socket = true;
    down.to_socket = is_socket(STDOUT_FILENO);
    memcpy(down.bytes, early.bytes, early.length);
    down.end = early.length;
    give_at_once(&down);
    const int code = carry(connection);
    if (code == EXIT_NO_DAEMON) {
        static char line_bytes[128];
        struct text line = TEXT(line_bytes);
        text_add(&line, "drover: the daemon has ended this connection; `drover daemon status` tells whether it runs");
        complain(&line);
    }
    return code;
}

int pump(const char *path, struct span lines) {
    static char head_bytes[HEAD_LIMIT + LINES_LIMIT];
    struct text head = TEXT(head_bytes);
    text_add(&head, "GET ");
    text_add(&head, path);
    text_add(&head, " HTTP/1.1\r\nHost: drover\r\nConnection: Upgrade\r\nUpgrade: drover-stdio\r\n");
    text_bytes(&head, lines.bytes, lines.length);
    add_hook_facts(&head, NULL, NULL);

    struct endpoint endpoint;
    endpoint_read(&endpoint);
    if (endpoint.socket == NULL) return no_daemon(&endpoint, ABSENT);
    const struct request request = {
        .head = {head.bytes, head.length}, .connect_ms = CONNECT_MS, .answer_ms = ANSWER_MS};
    struct reply reply = {.receive = pass_over};
    int connection;
    const enum outcome outcome = http_upgrade(endpoint.socket, &request, &reply, &connection);
    if (outcome != ANSWERED) return no_daemon(&endpoint, outcome);
    say(reply.errors);
    if (reply.status == 101) return speak(connection, reply.early);
    return reply.errors.length > 0 ? reply.exit_code : wrong_daemon(reply.status);
}

int mcp(int argc, char **argv) {
    if (argc > 2) {
        static char line_bytes[256];
        struct text line = TEXT(line_bytes);
        text_add(&line, "drover: mcp takes no words; an agent starts it as its MCP server: drover mcp");
        complain(&line);
        (void)argv;
        return EXIT_USAGE;
    }
    return pump("/v1/stdio/mcp", (struct span){"", 0});
}
