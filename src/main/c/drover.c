/* The client every hook starts: finds the daemon's socket, makes one request, gives its answer.
 *
 *   hook.c, statusline.c, chain.c   drover hook, drover statusline: silent whatever happens
 *   cli.c       every other command: forwarded to the daemon
 *   singleton.c, run.c   somebody's command under our eyes: wrap.c, keep.c; process.c, tree.c,
 *                        signals.c, lock.c, instance.c, workspace.c, sha256.c
 *   pump.c, share.c   drover mcp, drover share: standard streams, carried to the daemon
 *   timed.c     a hook's command, and how long it takes
 *   app.c       drover-app, the JVM, for what works without a daemon
 *   endpoint.c  where the socket is        http.c, framing.c  how to speak on it
 *   text.c      strings without a heap     machine.c          clocks and descriptors */
#include "drover.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A closed standard descriptor would be taken by the next file we open, and our output end there. */
static void fill_standard_descriptors(int flags) {
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", O_RDWR | flags);
    }
}

static bool asks_help(int argc, char **argv) {
    return argc > 2 && (strcmp(argv[2], "--help") == 0 || strcmp(argv[2], "-h") == 0);
}

int main(int argc, char **argv) {
    const char *command = argc > 1 ? argv[1] : "";
    const bool help = asks_help(argc, argv);
    /* These become another program's parent, which is to find everything as we found it. */
    if (!help && (strcmp(command, "singleton") == 0 || strcmp(command, "run") == 0
            || strcmp(command, "timed") == 0)) {
        fill_standard_descriptors(O_CLOEXEC);
        return *command == 's' ? singleton(argc, argv)
                : *command == 't' ? timed(argc, argv) : run(argc, argv);
    }
    fill_standard_descriptors(0);
    signal(SIGPIPE, SIG_IGN);
    if (help) return forward(argc, argv);
    if (strcmp(command, "hook") == 0) return hook(argc - 2, argv + 2);
    if (strcmp(command, "statusline") == 0) return statusline(argc - 2, argv + 2);
    if (strcmp(command, "mcp") == 0) return mcp(argc, argv);
    if (strcmp(command, "share") == 0) return share(argc, argv);
    return forward(argc, argv);
}
