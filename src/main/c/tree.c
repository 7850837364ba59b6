#include "drover.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { TABLE_LIMIT = 32768, TREE_LIMIT = 4096, MOST_LOOKS = 16 };

/* Parents before their children. */
static struct process tree[TREE_LIMIT];

#ifdef __linux__
static struct process table[TABLE_LIMIT];

void tree_own(void) {
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

static size_t read_table(void) {
    size_t count = 0;
    DIR *directory = opendir("/proc");
    if (directory == NULL) return 0;
    for (struct dirent *entry; count < TABLE_LIMIT && (entry = readdir(directory)) != NULL;) {
        const long pid = strtol(entry->d_name, NULL, 10);
        if (pid > 0 && process_read((pid_t)pid, &table[count]) && table[count].state != 'Z') count++;
    }
    closedir(directory);
    return count;
}

/* A parent is looked at again after its children were read: had its number gone to another one in
 * between, those would be another's children. For the same reason none is older than its parent. */
static size_t collect(pid_t root) {
    const size_t seen = read_table();
    size_t count = 0;
    for (size_t parent = 0; parent <= count; parent++) {
        struct process *of = parent == 0 ? NULL : &tree[parent - 1];
        if (of != NULL && !process_lives(of)) continue;
        for (size_t i = 0; i < seen && count < TREE_LIMIT; i++) {
            const bool born = of == NULL ? table[i].parent == root
                                         : table[i].parent == of->pid && table[i].start >= of->start;
            if (born) tree[count++] = table[i];
        }
    }
    return count;
}
#else
#include <libproc.h>

/* There is no owning here: what leaves its parent leaves the tree. */
void tree_own(void) {}

static size_t collect(pid_t root) {
    static pid_t children[TREE_LIMIT];
    size_t count = 0;
    for (size_t parent = 0; parent <= count; parent++) {
        const pid_t of = parent == 0 ? root : tree[parent - 1].pid;
        const int found = proc_listchildpids(of, children, sizeof children);
        for (int i = 0; i < found && i < TREE_LIMIT && count < TREE_LIMIT; i++) {
            if (process_read(children[i], &tree[count]) && tree[count].parent == of) count++;
        }
    }
    return count;
}
#endif

static void signal_leaves_first(size_t count, int number) {
    while (count > 0) process_signal(&tree[--count], number);
}

void tree_signal(pid_t root, int number) {
    signal_leaves_first(collect(root), number);
}

/* A process may have forked before its turn came; then the next look finds one more. */
void tree_ask(pid_t root) {
    size_t count = 0;
    for (int look = 0; look < MOST_LOOKS; look++) {
        const size_t before = count;
        count = collect(root);
        if (look > 0 && count <= before) break;
        signal_leaves_first(count, SIGSTOP);
    }
    signal_leaves_first(count, SIGTERM);
    signal_leaves_first(count, SIGCONT);
}
