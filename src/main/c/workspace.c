/* The workspace root as the daemon finds it: the repository's main worktree, else
 * CLAUDE_PROJECT_DIR, else the directory itself. Reads git's files and executes nothing. */
#include "drover.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

struct path {
    char bytes[PATH_MAX];
};

static bool join(struct path *path, const char *directory, const char *name) {
    struct text text = TEXT(path->bytes);
    if (*name != '/') {
        text_add(&text, strcmp(directory, "/") == 0 ? "" : directory);
        text_add(&text, "/");
    }
    text_add(&text, name);
    text_bytes(&text, "", 1);
    return !text.full;
}

static bool is_kind(const char *directory, const char *name, mode_t kind) {
    struct path path;
    struct stat found;
    return join(&path, directory, name) && stat(path.bytes, &found) == 0
            && (found.st_mode & S_IFMT) == kind;
}

/* A small regular file; a repository may be hostile, so nothing else is opened for long. */
static bool read_text(const char *directory, const char *name, char *text, size_t capacity) {
    struct path path;
    if (!is_kind(directory, name, S_IFREG) || !join(&path, directory, name)) return false;
    const int file = open(path.bytes, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t length = read(file, text, capacity - 1);
    close(file);
    text[length < 0 ? 0 : length] = 0;
    return length > 0;
}

/* The real path that a one-line file names. */
static bool read_path(const char *directory, const char *name, const char *prefix, char *real) {
    static char text[PATH_MAX];
    struct path named;
    if (!read_text(directory, name, text, sizeof text)) return false;
    if (strncmp(text, prefix, strlen(prefix)) != 0) return false;
    size_t end = strlen(text);
    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) text[--end] = 0;
    if (end <= strlen(prefix)) return false;
    return join(&named, directory, text + strlen(prefix)) && realpath(named.bytes, real) != NULL;
}

/* core.worktree: where the main worktree of a submodule is. Written by git itself, on one line. */
static bool configured_worktree(const char *common, char *real) {
    static const char *const files[] = {"config.worktree", "config"};
    static char text[64 << 10];
    for (size_t i = 0; i < 2; i++) {
        bool core = false;
        if (!read_text(common, files[i], text, sizeof text)) continue;
        for (char *rest = text, *line; (line = strsep(&rest, "\r\n")) != NULL;) {
            struct path named;
            line += strspn(line, " \t");
            if (*line == '[') core = strncasecmp(line, "[core]", 6) == 0;
            if (!core || strncasecmp(line, "worktree", 8) != 0) continue;
            line += 8 + strspn(line + 8, " \t");
            if (*line != '=') continue;
            line += 1 + strspn(line + 1, " \t");
            return join(&named, common, line) && realpath(named.bytes, real) != NULL
                    && is_kind(real, ".", S_IFDIR);
        }
    }
    return false;
}

static bool is_repository(const char *git, char *common) {
    struct path head;
    struct stat found;
    if (!join(&head, git, "HEAD") || lstat(head.bytes, &found) != 0) return false;
    if (!is_kind(git, "commondir", S_IFREG)) {
        strcpy(common, git);
    } else if (!read_path(git, "commondir", "", common)) {
        return false;
    }
    return is_kind(common, "objects", S_IFDIR) && is_kind(common, "refs", S_IFDIR);
}

/* @param root the worktree's top; becomes that of the main worktree */
static void to_main_worktree(char *root, const char *git, const char *common) {
    static char named[PATH_MAX];
    static char parent[PATH_MAX];
    if (strcmp(git, common) == 0) return;
    strcpy(parent, common);
    char *name = strrchr(parent, '/');
    *(name == parent ? name + 1 : name) = 0;
    if (strcmp(common + (name - parent), "/.git") == 0) {
        strcpy(root, parent);
    } else if (configured_worktree(common, named)) {
        strcpy(root, named);
    } else {
        const bool points_here =
                read_path(parent, ".git", "gitdir: ", named) && strcmp(named, common) == 0;
        strcpy(root, points_here ? parent : common);
    }
}

/* @param directory a real path; becomes the root if it lies in a repository */
static bool to_repository_root(char *directory) {
    static char git[PATH_MAX];
    static char common[PATH_MAX];
    static char at[PATH_MAX];
    struct path dot_git;
    for (strcpy(at, directory); at[0] != 0;) {
        const bool file = is_kind(at, ".git", S_IFREG);
        const bool named = file ? read_path(at, ".git", "gitdir: ", git)
                                : is_kind(at, ".git", S_IFDIR) && join(&dot_git, at, ".git")
                        && realpath(dot_git.bytes, git) != NULL;
        if (named && is_repository(git, common)) {
            strcpy(directory, at);
            to_main_worktree(directory, git, common);
            return true;
        }
        if (file || strcmp(at, "/") == 0) return false;
        char *slash = strrchr(at, '/');
        *(slash == at ? slash + 1 : slash) = 0;
    }
    return false;
}

const char *workspace_root(void) {
    static char root[PATH_MAX];
    static char project[PATH_MAX];
    const char *wanted = environment("CLAUDE_PROJECT_DIR");
    if (realpath(".", root) == NULL) strcpy(root, "/");
    if (to_repository_root(root) || wanted == NULL || *wanted != '/') return root;
    if (realpath(wanted, project) == NULL) return root;
    to_repository_root(project);
    return project;
}

void workspace_id(struct text *text, const char *root) {
    static const char hex[] = "0123456789abcdef";
    uint8_t digest[32];
    sha256(root, strlen(root), digest);
    text_add(text, "ws-");
    for (int i = 0; i < 8; i++) {
        text_bytes(text, &hex[digest[i] >> 4], 1);
        text_bytes(text, &hex[digest[i] & 15], 1);
    }
}
