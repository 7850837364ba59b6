#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const int CAUGHT[] = {
    SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD};
enum { COUNT = sizeof CAUGHT / sizeof *CAUGHT };

static int queue[2];
static sigset_t mask_before;
static struct sigaction before[COUNT];

/* What the terminal sends has reached its whole foreground, our command included. */
static bool came_from_the_terminal(const siginfo_t *how) {
#ifdef __linux__
    return how->si_code > 0;
#else
    return how->si_pid == 0;
#endif
}

static void remember(int number, siginfo_t *how, void *context) {
    (void)context;
    const int error = errno;
    const char byte = (char)number;
    if (number == SIGCHLD || !came_from_the_terminal(how)) {
        const ssize_t written = write(queue[1], &byte, 1);
        (void)written; /* full: there are more signals waiting than anybody sends */
    }
    errno = error;
}

static void open_queue(void) {
    if (pipe(queue) != 0) _exit(EXIT_INTERNAL);
    for (int end = 0; end < 2; end++) {
        fcntl(queue[end], F_SETFD, FD_CLOEXEC);
        fcntl(queue[end], F_SETFL, O_NONBLOCK);
    }
}

void signals_catch(void) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &mask_before);
    open_queue();
    for (int i = 0; i < COUNT; i++) {
        struct sigaction action = {.sa_sigaction = remember, .sa_flags = SA_SIGINFO | SA_RESTART};
        sigfillset(&action.sa_mask);
        sigaction(CAUGHT[i], NULL, &before[i]);
        const bool ignored = before[i].sa_handler == SIG_IGN && CAUGHT[i] != SIGCHLD;
        if (!ignored) sigaction(CAUGHT[i], &action, NULL);
    }
}

void signals_catch_anew(void) {
    close(queue[0]);
    close(queue[1]);
    open_queue();
}

void signals_unblock(void) {
    sigset_t mask = mask_before;
    for (int i = 0; i < COUNT; i++) sigdelset(&mask, CAUGHT[i]);
    sigprocmask(SIG_SETMASK, &mask, NULL);
}

void signals_give_back(void) {
    for (int i = 0; i < COUNT; i++) sigaction(CAUGHT[i], &before[i], NULL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

int signals_descriptor(void) {
    return queue[0];
}

int signals_next(void) {
    char byte;
    return read(queue[0], &byte, 1) == 1 ? byte : 0;
}
