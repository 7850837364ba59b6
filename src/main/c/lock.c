/* One holder for a name: a kernel lock on a file under `locks/`, and beside it a file for people
 * that tells who holds it. The lock goes with its holder; only the lock is believed. */
#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A holder that has just ended, or has not yet said who it is, gets this long. */
enum { SETTLE_MS = 3000, LOOK_MS = 20 };

static char directory[VALUE_LIMIT];
static char lock_path[VALUE_LIMIT + 256];
static char info_path[VALUE_LIMIT + 256];
static char line_bytes[2 * VALUE_LIMIT];

struct holder {
    struct process process;
    char since[32];
};

static bool say(const char *what, const char *path, const char *why, const char *cure) {
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: ");
    text_add(&line, what);
    text_shown(&line, path, strlen(path));
    text_add(&line, ": ");
    text_add(&line, why);
    text_add(&line, cure);
    complain(&line);
    return false;
}

/* Makes what is missing, and takes nothing that is not ours alone to write. */
static bool make_directory(void) {
    struct endpoint endpoint;
    struct stat found;
    struct text path = TEXT(directory);
    endpoint_read(&endpoint);
    if (endpoint.file == NULL) {
        return say("no place for locks is known", "", "neither DROVER_HOME nor HOME is set", "");
    }
    text_bytes(&path, endpoint.file, (size_t)(strrchr(endpoint.file, '/') - endpoint.file));
    text_add(&path, "/locks");
    text_bytes(&path, "", 1);
    for (char *slash = directory + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = 0;
        mkdir(directory, 0700);
        *slash = '/';
    }
    if (mkdir(directory, 0700) != 0 && errno != EEXIST) {
        return say("cannot make ", directory, strerror(errno), "");
    }
    if (lstat(directory, &found) != 0 || !S_ISDIR(found.st_mode)) {
        return say("cannot use ", directory, "it is no directory", "; move it away and try again");
    }
    if (found.st_uid != geteuid() || (found.st_mode & 022) != 0) {
        return say("cannot use ", directory, "others may write there", "; move it away and try again");
    }
    return true;
}

static void name_files(const struct lock *lock) {
    static const char *const endings[] = {".lock", ".json"};
    struct text paths[] = {TEXT(lock_path), TEXT(info_path)};
    for (int i = 0; i < 2; i++) {
        text_add(&paths[i], directory);
        text_add(&paths[i], "/");
        text_add(&paths[i], lock->workspace == NULL ? "user" : lock->workspace);
        text_add(&paths[i], ".");
        text_add(&paths[i], lock->name);
        text_add(&paths[i], endings[i]);
        text_bytes(&paths[i], "", 1);
    }
}

/* @return -1 after having said why */
static int open_lock(void) {
    struct stat found;
    const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    const int file = open(lock_path, flags, 0600);
    if (file < 0) {
        const char *why = errno == ELOOP ? "it is a symbolic link" : strerror(errno);
        say("cannot use the lock ", lock_path, why, "; move it away and try again");
    } else if (fstat(file, &found) != 0 || !S_ISREG(found.st_mode) || found.st_uid != geteuid()) {
        say("cannot use the lock ", lock_path, "it is no file of yours", "; move it away and try again");
        close(file);
        return -1;
    }
    return file;
}

static uint64_t number_after(const char *text, const char *key) {
    const char *at = strstr(text, key);
    return at == NULL ? 0 : strtoull(at + strlen(key), NULL, 10);
}

static bool read_holder(struct holder *holder) {
    static char text[2 * VALUE_LIMIT];
    const int file = open(info_path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    if (length <= 0) return false;
    text[length] = 0;
    holder->process.pid = (pid_t)(number_after(text, "\"pid\":") & 0x7fffffff);
    holder->process.start = number_after(text, "\"start\":");
    struct text since = {holder->since, 0, sizeof holder->since - 1, false};
    const char *at = strstr(text, "\"since\":\"");
    if (at != NULL) text_shown(&since, at + 9, strcspn(at + 9, "\""));
    holder->since[since.length] = 0;
    return process_lives(&holder->process);
}

static void add_holder(struct text *line, bool known, const struct holder *holder) {
    if (!known) return;
    text_add(line, " (pid ");
    text_number(line, holder->process.pid);
    text_add(line, ", since ");
    text_add(line, holder->since);
    text_add(line, ")");
}

/* @return false if another one keeps it */
static bool wait_for(int file, const struct lock *lock, bool wait) {
    struct holder holder;
    struct text line = TEXT(line_bytes);
    bool known = false;
    const int64_t deadline = monotonic_ms() + SETTLE_MS;
    while (flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return say("cannot take the lock ", lock_path, strerror(errno), "");
        }
        known = read_holder(&holder);
        if (!known && monotonic_ms() < deadline) {
            poll(NULL, 0, LOOK_MS);
            continue;
        }
        text_add(&line, wait ? "drover: waits for '" : "drover: '");
        text_add(&line, lock->name);
        text_add(&line, wait ? "' to end" : "' runs already");
        add_holder(&line, known, &holder);
        text_add(&line, wait ? "" : "; this second start leaves it alone (--wait waits for its end)");
        complain(&line);
        while (wait && flock(file, LOCK_EX) != 0) {
            if (errno != EINTR) return say("cannot take the lock ", lock_path, strerror(errno), "");
        }
        return wait;
    }
    return true;
}

/* Whole or not at all; without it (a full disk) the lock is as good. */
static void write_info(const struct lock *lock) {
    static char bytes[12 * VALUE_LIMIT];
    static char path_bytes[sizeof info_path + 8];
    struct text info = TEXT(bytes);
    struct text path = TEXT(path_bytes);
    struct process self = {.pid = getpid()};
    char since[32] = "";
    const time_t now = time(NULL);
    struct tm utc;
    if (gmtime_r(&now, &utc) != NULL) strftime(since, sizeof since, "%Y-%m-%dT%H:%M:%SZ", &utc);
    process_read(getpid(), &self);
    text_add(&info, "{\"name\":");
    text_json(&info, lock->name);
    text_add(&info, lock->workspace == NULL ? ",\"scope\":\"user\"" : ",\"scope\":\"workspace\"");
    text_add(&info, ",\"workspace\":");
    text_json(&info, lock->workspace);
    text_add(&info, ",\"root\":");
    text_json(&info, lock->root);
    text_add(&info, ",\"pid\":");
    text_number(&info, self.pid);
    text_add(&info, ",\"start\":");
    text_number(&info, (int64_t)self.start);
    text_add(&info, ",\"command\":");
    text_json(&info, lock->program);
    text_add(&info, ",\"since\":");
    text_json(&info, since);
    text_add(&info, "}\n");
    text_add(&path, info_path);
    text_add(&path, ".new");
    text_bytes(&path, "", 1);
    if (info.full) return;
    unlink(path_bytes);
    const int file = open(path_bytes, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const bool written = file >= 0 && write_all(file, info.bytes, info.length);
    if (file >= 0) close(file);
    if (!written || rename(path_bytes, info_path) != 0) unlink(path_bytes);
}

const char *lock_take(const struct lock *lock, bool wait, int *code) {
    struct stat held;
    struct stat named;
    *code = EXIT_REFUSED;
    if (!make_directory()) return NULL;
    name_files(lock);
    for (;;) {
        const int file = open_lock();
        if (file < 0) return NULL;
        if (!wait_for(file, lock, wait)) {
            *code = 0;
            return NULL;
        }
        /* Somebody may have removed the file meanwhile: then our lock guards nothing. */
        if (fstat(file, &held) == 0 && stat(lock_path, &named) == 0 && held.st_ino == named.st_ino) {
            write_info(lock);
            return info_path;
        }
        close(file);
    }
}
