#include "drover.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

/* The kernel itself is asked: libc's quicker way has to be mapped in first, which pays only for those
 * who ask often. */
static void ask_clock(clockid_t clock, struct timespec *now) {
#if defined(__linux__) && defined(__LP64__)
    if (syscall(SYS_clock_gettime, clock, now) == 0) return;
#endif
    clock_gettime(clock, now);
}

int64_t monotonic_ns(void) {
    struct timespec now;
    ask_clock(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t monotonic_ms(void) {
    return monotonic_ns() / 1000000;
}

int64_t epoch_ms(void) {
    struct timespec now;
    ask_clock(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        const ssize_t written = write(descriptor, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (written < 0 && errno == EAGAIN) {
            /* Another program made the terminal or pipe that we share non-blocking. */
            struct pollfd ready = {descriptor, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (written < 0 && errno != EINTR) {
            return false;
        }
    }
    return true;
}

void complain(struct text *line) {
    text_add(line, "\n");
    write_all(STDERR_FILENO, line->bytes, line->length);
}

const char *environment(const char *name) {
    const char *value = getenv(name);
    return value != NULL && *value != 0 ? value : NULL;
}
