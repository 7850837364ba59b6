#include "drover.h"

#include <fcntl.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

/* Both the path and what the file holds are kept for the life of the process, side by side: to touch
 * another page for the first time costs more than a system call. */
static struct {
    char content[512];
    char file[VALUE_LIMIT];
} kept;

static void place_file(struct text *path) {
    const char *home = environment("HOME");
    const char *own = environment("DROVER_HOME");
    if (own != NULL) {
        text_add(path, own);
    } else {
#ifdef __APPLE__
        path->full = home == NULL;
        text_add(path, home == NULL ? "" : home);
        text_add(path, "/Library/Application Support/Drover");
#else
        const char *state = environment("XDG_STATE_HOME");
        if (state != NULL && *state == '/') {
            text_add(path, state);
        } else {
            path->full = home == NULL;
            text_add(path, home == NULL ? "" : home);
            text_add(path, "/.local/state");
        }
        text_add(path, "/drover");
#endif
    }
    text_add(path, "/endpoint");
    text_bytes(path, "", 1);
}

void endpoint_read(struct endpoint *endpoint) {
    *endpoint = (struct endpoint){NULL, NULL, true};
    struct text path = TEXT(kept.file);
    place_file(&path);
    if (path.full) return;
    endpoint->file = kept.file;

    /* Non-blocking, so that a pipe in its place cannot hold us. */
    const int descriptor = open(kept.file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return;
    const ssize_t length = read(descriptor, kept.content, sizeof kept.content - 1);
    close(descriptor);
    if (length <= 0) return;

    kept.content[length] = 0;
    char *second = strchr(kept.content, '\n');
    if (second != NULL) *second++ = 0;
    if (second != NULL && strncmp(second, "autostart=0", 11) == 0) endpoint->autostart = false;
    struct sockaddr_un address;
    if (kept.content[0] == '/' && strlen(kept.content) < sizeof address.sun_path) {
        endpoint->socket = kept.content;
    }
}
