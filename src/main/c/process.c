#include "drover.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>

static bool name_file(pid_t pid, const char *file, char *path, size_t capacity) {
    struct text text = {path, 0, capacity, false};
    text_add(&text, "/proc/");
    text_number(&text, pid);
    text_add(&text, file);
    text_bytes(&text, "", 1);
    return !text.full;
}

/* Field 22 is the start; the name in field 2 may hold blanks and brackets, so count from its end. */
bool process_read(pid_t pid, struct process *process) {
    char path[64];
    char stat[1024];
    if (pid <= 0 || !name_file(pid, "/stat", path, sizeof path)) return false;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t length = read(file, stat, sizeof stat - 1);
    close(file);
    if (length <= 0) return false;
    stat[length] = 0;
    char *at = strrchr(stat, ')');
    if (at == NULL || at[1] != ' ' || at[2] == 0) return false;
    process->pid = pid;
    process->state = at[2];
    process->parent = (pid_t)strtol(at + 3, NULL, 10);
    at++;
    for (int field = 3; field < 22; field++) {
        at = strchr(at + 1, ' ');
        if (at == NULL) return false;
    }
    process->start = strtoull(at, NULL, 10);
    return true;
}

/* The descriptor first and the look after it: then both mean the same process. */
int process_watch(const struct process *process) {
    const int descriptor = (int)syscall(SYS_pidfd_open, process->pid, 0);
    if (descriptor >= 0 && !process_lives(process)) {
        /* Gone, or its number is another's by now: the end of our own pipe is always "ended". */
        int ends[2];
        close(descriptor);
        if (pipe2(ends, O_CLOEXEC) != 0) return -1;
        close(ends[1]);
        return ends[0];
    }
    return descriptor;
}

bool process_table_is_ours(void) {
    char self[24];
    const ssize_t length = readlink("/proc/self", self, sizeof self);
    return length > 0 && span_number((struct span){self, (size_t)length}, 0x7fffffff) == getpid();
}

void process_signal(const struct process *process, int number) {
    if (process->pid <= 1) return;
    const int descriptor = (int)syscall(SYS_pidfd_open, process->pid, 0);
    struct process now;
    const bool same = process_read(process->pid, &now) && now.start == process->start;
    if (descriptor >= 0) {
        if (same) syscall(SYS_pidfd_send_signal, descriptor, number, NULL, 0);
        close(descriptor);
    } else if (same) {
        kill(process->pid, number); /* a kernel before 5.3 */
    }
}

bool process_program(pid_t pid, char *path, size_t capacity) {
    char link[64];
    if (!name_file(pid, "/exe", link, sizeof link)) return false;
    const ssize_t length = readlink(link, path, capacity - 1);
    if (length <= 0) return false;
    path[length] = 0;
    return true;
}

#else
#include <libproc.h>
#include <sys/event.h>
#include <sys/sysctl.h>

bool process_read(pid_t pid, struct process *process) {
    int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, pid};
    struct kinfo_proc found;
    size_t size = sizeof found;
    if (pid <= 0 || sysctl(name, 4, &found, &size, NULL, 0) != 0 || size == 0) return false;
    const struct timeval start = found.kp_proc.p_starttime;
    process->pid = pid;
    process->parent = found.kp_eproc.e_ppid;
    process->start = (uint64_t)start.tv_sec * 1000000 + (uint64_t)start.tv_usec;
    process->state = found.kp_proc.p_stat == SZOMB ? 'Z' : 'R';
    return true;
}

int process_watch(const struct process *process) {
    const int queue = kqueue();
    struct kevent end;
    EV_SET(&end, process->pid, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
    if (queue >= 0 && kevent(queue, &end, 1, NULL, 0, NULL) == 0) return queue;
    if (queue >= 0) close(queue);
    return -1;
}

bool process_table_is_ours(void) {
    return true;
}

void process_signal(const struct process *process, int number) {
    if (process->pid > 1 && process_lives(process)) kill(process->pid, number);
}

bool process_program(pid_t pid, char *path, size_t capacity) {
    return proc_pidpath(pid, path, (uint32_t)capacity) > 0;
}
#endif

bool process_lives(const struct process *process) {
    struct process now;
    return process_read(process->pid, &now) && now.start == process->start && now.state != 'Z';
}

bool process_has_ended(const struct process *process, int watch) {
    struct pollfd end = {watch, POLLIN, 0};
    if (watch < 0) return !process_lives(process);
    return poll(&end, 1, 0) > 0;
}
