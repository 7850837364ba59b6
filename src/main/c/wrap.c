/* The process that somebody started. It stands for the command: passes signals on, stops and goes
 * on with it, gives its exit code. Between the two is a keeper (keep.c), so that whichever of them
 * is killed, the other is there to end what would be left.
 *
 *   wrapper   in the caller's process group; our caller's child
 *   keeper    in a session of its own: what is sent to the caller's group does not reach it
 *   command   in the caller's group, with the caller's terminal and streams
 *
 * A group alone would not do for the keeper. In the caller's session it would be what connects the
 * caller's group with the rest of it; the kernel, when a command then ends and anybody in that group
 * is stopped, takes the group for left alone and hangs up on all of it: the caller, a build, a shell. */
#include "drover.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

void let_go_of_streams(void) {
    /* Else nobody would see the command close one of them. */
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (nothing >= 0) dup2(nothing, descriptor);
    }
    if (nothing > 2) close(nothing);
}

int exit_code_of(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* The keeper is gone. If that was not its own will, what it kept is ours now.
 * @return the exit code */
static int ended(const struct wrapped *wrapped, int status) {
    for (int looks = 0; WIFSIGNALED(status) && looks < 100; looks++) {
        tree_signal(getpid(), SIGKILL);
        pid_t reaped;
        while ((reaped = waitpid(-1, NULL, WNOHANG)) > 0) continue;
        if (reaped < 0) break;
        poll(NULL, 0, 20);
    }
    if (wrapped->info != NULL) unlink(wrapped->info);
    return exit_code_of(status);
}

static int stand_for(const struct wrapped *wrapped, const struct process *keeper, int outcome) {
    for (;;) {
        struct pollfd waiting[] = {{signals_descriptor(), POLLIN, 0}, {outcome, POLLIN, 0}};
        poll(waiting, 2, -1);
        for (int number; (number = signals_next()) != 0;) {
            if (number != SIGCHLD) process_signal(keeper, number);
        }
        unsigned char code;
        if (waiting[1].revents & POLLIN && read(outcome, &code, 1) == 1) return code;
        int status;
        pid_t reaped;
        while ((reaped = waitpid(-1, &status, WNOHANG)) > 0) {
            if (reaped == keeper->pid) return ended(wrapped, status);
        }
        /* At the pipe's end only the keeper's end is left to wait for. */
        if (waiting[1].revents != 0 && waitpid(keeper->pid, &status, 0) == keeper->pid) {
            return ended(wrapped, status);
        }
    }
}

int wrap(const struct wrapped *wrapped) {
    struct process self = {.pid = getpid()};
    int outcome[2];
    if (!process_table_is_ours() || !process_read(getpid(), &self) || pipe(outcome) != 0) {
        static char line_bytes[256];
        struct text line = TEXT(line_bytes);
        text_add(&line, "drover: cannot see its own process here (is /proc there, and of this namespace?), so it keeps none");
        complain(&line);
        if (wrapped->info != NULL) unlink(wrapped->info);
        return EXIT_INTERNAL;
    }
    fcntl(outcome[0], F_SETFD, FD_CLOEXEC);
    fcntl(outcome[1], F_SETFD, FD_CLOEXEC);
    tree_own();
    signals_catch();
    struct process keeper = {.pid = fork()};
    if (keeper.pid == 0) {
        close(outcome[0]);
        keep_command(wrapped, &self, outcome[1]);
    }
    close(outcome[1]);
    if (keeper.pid < 0) {
        static char line_bytes[128];
        struct text line = TEXT(line_bytes);
        text_add(&line, "drover: no more processes can be started here; end some and try again");
        complain(&line);
        if (wrapped->info != NULL) unlink(wrapped->info);
        return EXIT_INTERNAL;
    }
    process_read(keeper.pid, &keeper);
    let_go_of_streams();
    signals_unblock();
    return stand_for(wrapped, &keeper, outcome[0]);
}
