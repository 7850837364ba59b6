/* An agent that does nothing but call hooks, each on a connection of its own, as the client does:
 *
 *   agent REQUEST...
 *
 * Each REQUEST is a file with a whole HTTP request; they are sent in their order, over and over.
 * For each line "SOCKET MILLISECONDS" on its standard input it calls for so long, and then prints how
 * many hooks were answered with 200. Ends with its standard input; any other answer ends it with 1. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

struct request {
    char *bytes;
    size_t length;
};

static _Noreturn void give_up(const char *what, const char *why) {
    fprintf(stderr, "agent: %s: %s\n", what, why);
    exit(1);
}

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct request load(const char *file) {
    const int in = open(file, O_RDONLY | O_CLOEXEC);
    struct stat facts;
    if (in < 0 || fstat(in, &facts) < 0) give_up(file, strerror(errno));
    struct request request = {malloc((size_t)facts.st_size), (size_t)facts.st_size};
    if (request.bytes == NULL || read(in, request.bytes, request.length) != facts.st_size) {
        give_up(file, "cannot be read");
    }
    close(in);
    return request;
}

static void call(const struct sockaddr_un *address, const struct request *request) {
    const int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0) give_up("socket", strerror(errno));
    if (connect(connection, (const struct sockaddr *)address, sizeof *address) < 0) {
        give_up("connect", strerror(errno));
    }
    if (send(connection, request->bytes, request->length, MSG_NOSIGNAL) !=
        (ssize_t)request->length) {
        give_up("send", strerror(errno));
    }
    char answer[4096];
    size_t length = 0;
    ssize_t got;
    while ((got = recv(connection, answer + length, sizeof answer - length, 0)) > 0) {
        length += (size_t)got;
    }
    close(connection);
    if (length < 12 || memcmp(answer, "HTTP/1.1 200", 12) != 0) give_up("answer", "is not 200");
}

int main(int argc, char **argv) {
    const int count = argc - 1;
    if (count < 1) give_up("usage", "agent REQUEST...");
    struct request *requests = calloc((size_t)count, sizeof *requests);
    if (requests == NULL) give_up("start", strerror(errno));
    for (int i = 0; i < count; i++) requests[i] = load(argv[i + 1]);

    char path[sizeof((struct sockaddr_un *)0)->sun_path];
    long lasting;
    int next = 0;
    while (scanf("%107s %ld", path, &lasting) == 2) {
        struct sockaddr_un address = {.sun_family = AF_UNIX};
        memcpy(address.sun_path, path, strlen(path) + 1);
        const int64_t end = milliseconds() + lasting;
        long answered = 0;
        while (milliseconds() < end) {
            call(&address, &requests[next]);
            next = (next + 1) % count;
            answered++;
        }
        printf("%ld\n", answered);
        fflush(stdout);
    }
    return 0;
}
