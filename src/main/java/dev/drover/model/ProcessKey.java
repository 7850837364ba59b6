package dev.drover.model;

/// The identity of a process: boot, pid and start (`/proc/PID/stat` field 22 in clock ticks since
/// boot on Linux; milliseconds of the epoch elsewhere). A pid alone is reused; wall-clock start
/// times drift; ticks alone repeat after a reboot. So all three make the key.
///
/// @param boot the kernel's boot id, or a constant where the system has none
public record ProcessKey(String boot, long pid, long start) {
    @Override
    public String toString() {
        return pid + "@" + start;
    }
}
