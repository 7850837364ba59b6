#include "drover.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* SIGPIPE is ignored anyway */
#endif

/* The head of an answer has to fit, and its headers stay here for the caller. */
static char answer_head[64 << 10];
static char answer_body[64 << 10];

void http_start(struct text *head, const char *path, const char *type, size_t body_length) {
    text_add(head, "POST ");
    text_add(head, path);
    text_add(head, " HTTP/1.1\r\nHost: drover\r\nConnection: close\r\nContent-Type: ");
    text_add(head, type);
    text_add(head, "\r\nContent-Length: ");
    text_number(head, (int64_t)body_length);
    text_add(head, "\r\n");
}

static enum outcome connect_within(const char *path, int timeout_ms, int *connection) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    memcpy(address.sun_path, path, strlen(path) + 1);
    *connection = socket(AF_UNIX, SOCK_STREAM, 0);
    if (*connection < 0) return BROKEN;
    /* A full backlog blocks connect(); a non-blocking one would fail at once and cannot be polled.
     * The send time-out is what bounds it. */
    struct timeval patience = {timeout_ms / 1000, timeout_ms % 1000 * 1000};
    setsockopt(*connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (connect(*connection, (struct sockaddr *)&address, sizeof address) == 0) return ANSWERED;
    switch (errno) {
        case ENOENT:
        case ENOTDIR:
        case ECONNREFUSED:
            return ABSENT;
        case EAGAIN:
        case EINTR:
        case ETIMEDOUT:
            return HUNG;
        default:
            return BROKEN;
    }
}

/* Waits until the connection is ready.
 * @return false if the deadline (0: none) comes first */
static bool ready(int connection, short events, int64_t deadline) {
    struct pollfd waiting = {connection, events, 0};
    for (;;) {
        int64_t left = -1;
        if (deadline != 0) {
            left = deadline - monotonic_ms();
            if (left < 0) left = 0;
            if (left > 3600000) left = 3600000;
        }
        const int count = poll(&waiting, 1, (int)left);
        if (count > 0) return true;
        if (count < 0 && errno != EINTR) return true; /* the next call will say what is wrong */
        if (deadline != 0 && monotonic_ms() >= deadline) return false;
    }
}

/* Sends until all is out or the other side begins to answer or goes: then its answer counts. */
static bool send_request(int connection, const struct request *request, int64_t deadline) {
    struct iovec parts[] = {
        {(void *)request->head.bytes, request->head.length},
        {(void *)"\r\n", 2},
        {(void *)request->body.bytes, request->body.length},
    };
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 3};
    for (;;) {
        ssize_t sent = sendmsg(connection, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) return true;
        while (sent > 0 && message.msg_iovlen > 0) {
            size_t part = message.msg_iov->iov_len;
            if (part > (size_t)sent) part = (size_t)sent;
            message.msg_iov->iov_base = (char *)message.msg_iov->iov_base + part;
            message.msg_iov->iov_len -= part;
            sent -= (ssize_t)part;
            if (message.msg_iov->iov_len > 0) break;
            message.msg_iov++;
            message.msg_iovlen--;
        }
        while (message.msg_iovlen > 0 && message.msg_iov->iov_len == 0) {
            message.msg_iov++;
            message.msg_iovlen--;
        }
        if (message.msg_iovlen == 0) return true;
        if (!ready(connection, POLLIN | POLLOUT, deadline)) return false;
        struct pollfd early = {connection, POLLIN, 0};
        if (poll(&early, 1, 0) > 0) return true;
    }
}

static bool has_name(struct span line, const char *name, struct span *value) {
    const size_t length = strlen(name);
    if (line.length <= length || line.bytes[length] != ':') return false;
    if (strncasecmp(line.bytes, name, length) != 0) return false;
    const char *start = line.bytes + length + 1;
    const char *end = line.bytes + line.length;
    while (start < end && (*start == ' ' || *start == '\t')) start++;
    while (end > start && (end[-1] == ' ' || end[-1] == '\t')) end--;
    *value = (struct span){start, (size_t)(end - start)};
    return true;
}

static bool header(struct span line, struct reply *reply, struct framing *framing) {
    struct span value;
    if (has_name(line, "Content-Length", &value)) {
        if (framing->frame == FRAME_CHUNKED) return true;
        framing->frame = FRAME_LENGTH;
        framing->remaining = span_number(value, INT64_MAX);
        return framing->remaining >= 0;
    }
    if (has_name(line, "Transfer-Encoding", &value)) {
        *framing = (struct framing){.frame = FRAME_CHUNKED};
        return value.length == 7 && strncasecmp(value.bytes, "chunked", 7) == 0;
    }
    if (has_name(line, "Drover-Exit", &value)) {
        const int64_t code = span_number(value, 255);
        reply->exit_code = code < 0 ? 0 : (int)code;
    } else if (has_name(line, "Drover-Local", &value)) {
        reply->local = value.length == 1 && *value.bytes == '1';
    } else if (has_name(line, "Drover-Again", &value)) {
        reply->waited = span_number(value, INT64_MAX);
    } else if (has_name(line, "Drover-Stderr", &value)) {
        reply->errors = value;
    } else if (has_name(line, "Drover-Env", &value)) {
        reply->environment = value;
    }
    return true;
}

/* @param head up to and with the end of its last line */
static bool read_head(struct span head, struct reply *reply, struct framing *framing) {
    if (head.length < 12 || memcmp(head.bytes, "HTTP/1.", 7) != 0) return false;
    reply->status = (int)span_number((struct span){head.bytes + 9, 3}, 599);
    if (reply->status < 100) return false;
    const char *at = memchr(head.bytes, '\n', head.length);
    const char *end = head.bytes + head.length;
    while (at != NULL && ++at < end) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        if (next == NULL) break;
        const struct span line = {at, (size_t)(next - at) - (next > at && next[-1] == '\r')};
        if (!header(line, reply, framing)) return false;
        at = next;
    }
    if (reply->status == 204 || reply->status == 304) {
        *framing = (struct framing){.frame = FRAME_LENGTH};
    }
    return true;
}

struct exchange {
    int connection;
    int64_t deadline;
    const struct request *request;
};

/* One piece of the answer. ANSWERED with length 0 at its end. */
static enum outcome receive_some(struct exchange *exchange, char *into, size_t room, size_t *got) {
    for (;;) {
        if (!ready(exchange->connection, POLLIN, exchange->deadline)) return HUNG;
        const ssize_t length = recv(exchange->connection, into, room, MSG_DONTWAIT);
        if (length < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (length < 0) return BROKEN;
        if (exchange->request->renewed && exchange->deadline != 0) {
            exchange->deadline = monotonic_ms() + exchange->request->answer_ms;
        }
        *got = (size_t)length;
        return ANSWERED;
    }
}

static enum outcome receive_reply(struct exchange *exchange, struct reply *reply) {
    struct framing framing = {.frame = FRAME_CLOSE};
    size_t length = 0;
    const char *end = NULL;
    do {
        size_t got = 0;
        const enum outcome outcome = receive_some(
                exchange, answer_head + length, sizeof answer_head - length, &got);
        if (outcome != ANSWERED) return outcome;
        if (got == 0) return BROKEN;
        length += got;
        end = memmem(answer_head, length, "\r\n\r\n", 4);
        if (end == NULL && length == sizeof answer_head) return BROKEN;
    } while (end == NULL);

    const size_t head_length = (size_t)(end - answer_head) + 2;
    if (!read_head((struct span){answer_head, head_length}, reply, &framing)) return BROKEN;
    if (reply->status == 101) {
        reply->early = (struct span){end + 4, length - head_length - 2};
        return ANSWERED;
    }
    enum outcome outcome =
            framing_feed(&framing, end + 4, length - head_length - 2, reply->receive);
    while (outcome == HUNG) {
        size_t got = 0;
        outcome = receive_some(exchange, answer_body, sizeof answer_body, &got);
        if (outcome != ANSWERED) return outcome;
        if (got == 0) return framing.frame == FRAME_CLOSE ? ANSWERED : BROKEN;
        outcome = framing_feed(&framing, answer_body, got, reply->receive);
    }
    return outcome;
}

enum outcome http_call(const char *path, const struct request *request, struct reply *reply) {
    int connection;
    const enum outcome outcome = http_upgrade(path, request, reply, &connection);
    if (connection >= 0) close(connection);
    return outcome;
}

enum outcome http_upgrade(
        const char *path, const struct request *request, struct reply *reply, int *connection) {
    struct exchange exchange = {-1, 0, request};
    enum outcome outcome = connect_within(path, request->connect_ms, &exchange.connection);
    if (outcome == ANSWERED) {
        if (request->answer_ms > 0) exchange.deadline = monotonic_ms() + request->answer_ms;
        outcome = HUNG;
        if (send_request(exchange.connection, request, exchange.deadline)) {
            outcome = receive_reply(&exchange, reply);
        }
    }
    *connection = exchange.connection;
    return outcome;
}
