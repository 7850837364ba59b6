package dev.drover.ipc;

/// Who is at the other end of a connection, as the kernel attests it.
///
/// @param pid process that opened the connection, 0 if unknown (always over TCP)
/// @param uid its owner, -1 if unknown
public record Peer(Door door, long pid, long uid) {
    public enum Door {
        UNIX,
        TCP
    }

    public static final Peer TCP = new Peer(Door.TCP, 0, -1);
}
