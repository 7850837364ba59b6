/* A command with words on its standard input and an end to its patience. */
#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { GRACE_MS = 50, OUTPUT_LIMIT = 256 << 10 };

static char output_bytes[OUTPUT_LIMIT];
static volatile pid_t child;
static int input = -1, output = -1; /* our ends of its pipes */
static int exits[2] = {-1, -1};     /* says when it has ended */
static struct span unsaid;

/* It and all that it started: a status line has nothing to lose, but may have files to put away. */
static void end_chain(void) {
    if (child <= 0) return;
    const struct timespec grace = {0, GRACE_MS * 1000000L};
    if (kill(-child, SIGTERM) == 0) {
        nanosleep(&grace, NULL);
        kill(-child, SIGKILL);
    }
    child = 0;
}

static void on_end(int number) {
    end_chain();
    _exit(128 + number);
}

static void on_exit_of_child(int number) {
    (void)number;
    const int error = errno;
    if (write(exits[1], "", 1) < 0) errno = error;
    errno = error;
}

static void on(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static bool make_pipe(int ends[2]) {
    if (pipe(ends) < 0) return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void not_blocking(int descriptor) {
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

_Noreturn static void become(const char *command, int from, int to, const sigset_t *before) {
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* where we are killed, no handler of ours runs */
#endif
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    sigprocmask(SIG_SETMASK, before, NULL);
    dup2(from, STDIN_FILENO);
    dup2(to, STDOUT_FILENO);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

/* As much as goes at once: whoever does not read it must not hold us. */
static void say(void) {
    while (input >= 0) {
        const ssize_t said = unsaid.length == 0 ? 0 : write(input, unsaid.bytes, unsaid.length);
        if (said < 0 && errno == EINTR) continue;
        if (said < 0 && errno == EAGAIN) return;
        if (said > 0) {
            unsaid = (struct span){unsaid.bytes + said, unsaid.length - (size_t)said};
        } else {
            close(input);
            input = -1;
        }
    }
}

void chain_start(const char *command, struct span said) {
    int to_child[2], from_child[2];
    if (!make_pipe(to_child) || !make_pipe(from_child) || !make_pipe(exits)) return;
    not_blocking(to_child[1]);
    not_blocking(from_child[0]);
    not_blocking(exits[1]);
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGHUP);
    /* Nobody may end us between its start and our knowing of it. */
    sigprocmask(SIG_BLOCK, &ends, &before);
    on(SIGCHLD, on_exit_of_child);
    on(SIGTERM, on_end);
    on(SIGINT, on_end);
    on(SIGHUP, on_end);
    const pid_t started = fork();
    if (started == 0) become(command, to_child[0], from_child[1], &before);
    if (started > 0) {
        setpgid(started, started);
        child = started;
        input = to_child[1];
        output = from_child[0];
        unsaid = said;
    }
    close(to_child[0]);
    close(from_child[1]);
    /* Its end waits until we listen: it would interrupt a call to the daemon. */
    sigaddset(&before, SIGCHLD);
    sigprocmask(SIG_SETMASK, &before, NULL);
    say();
}

/* @return false at the end of its output */
static bool listen_to(struct text *said) {
    for (;;) {
        static char more[16 << 10];
        const ssize_t got = read(output, more, sizeof more);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno == EAGAIN) return true;
        if (got <= 0) return false;
        text_bytes(said, more, (size_t)got);
    }
}

struct span chain_finish(int64_t deadline_ms) {
    struct text said = TEXT(output_bytes);
    sigset_t end_of_child;
    sigemptyset(&end_of_child);
    sigaddset(&end_of_child, SIGCHLD);
    sigprocmask(SIG_UNBLOCK, &end_of_child, NULL);
    bool open = output >= 0, late = false, ended = false;
    /* What it leaves behind may hold its output open, but is no part of it. */
    while (open && !late && !ended) {
        struct pollfd waiting[] = {
            {output, POLLIN, 0}, {exits[0], POLLIN, 0}, {input, POLLOUT, 0}};
        const int64_t left = deadline_ms - monotonic_ms();
        late = left <= 0 || poll(waiting, 3, (int)left) == 0;
        ended = waiting[1].revents != 0;
        open = listen_to(&said);
        say();
    }
    if (late) end_chain();
    if (output >= 0 && !ended) waitpid(-1, NULL, late ? 0 : WNOHANG);
    child = 0;
    if (late) said.length = 0;
    while (said.length > 0 && said.bytes[said.length - 1] == '\n') said.length--;
    return (struct span){said.bytes, said.length};
}
