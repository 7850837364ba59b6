package dev.drover.host;

import dev.drover.model.PortListener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds out about TCP ports of this machine: whether one is really free, and who listens. It knows
/// no leases.
public final class PortProbe {
    private final ListeningPorts table;
    private final DockerPorts docker;

    /// @param environment of the user; its `PATH` tells where `docker` is
    public PortProbe(Map<String, String> environment) {
        this(new ListeningPorts(LinuxProcessTable.PROC), new DockerPorts(environment));
    }

    PortProbe(ListeningPorts table, DockerPorts docker) {
        this.table = table;
        this.docker = docker;
    }

    /// Could a server have this port now, on every address, IPv4 and IPv6? The port is taken for a
    /// moment to find out, which nothing but trying can tell for certain.
    ///
    /// Of a server that has ended, connections may linger; they keep nobody from the port who does
    /// as servers do, and so they do not count.
    public boolean isFree(int port) {
        return (canBind(port, false) || (table.lingers(port) && canBind(port, true)))
                && !docker.lastSeen().containsKey(port);
    }

    /// The wildcard of IPv6 stands for all addresses of both kinds; where there is no IPv6, Java
    /// takes that of IPv4 for it. A socket on any single address is in its way.
    private static boolean canBind(int port, boolean amongLingering) {
        try (ServerSocket socket = new ServerSocket()) {
            // The default would let us have a port that others are bound to.
            socket.setReuseAddress(amongLingering);
            socket.bind(new InetSocketAddress((InetAddress) null, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// All that listens, one entry for each port and process, by port.
    ///
    /// @param containers asks Docker too, which may take a while
    public List<PortListener> listening(boolean containers) {
        Map<Integer, String> published = containers ? docker.look() : docker.lastSeen();
        List<PortListener> all = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        for (PortListener listener : table.look()) {
            String container = published.get(listener.port());
            seen.add(listener.port());
            all.add(
                    container == null
                            ? listener
                            : new PortListener(
                                    listener.port(),
                                    listener.addresses(),
                                    listener.uid(),
                                    listener.pid(),
                                    container));
        }
        // Docker may publish a port by the kernel's rules alone; then nobody listens.
        published.forEach(
                (port, container) -> {
                    if (!seen.contains(port)) {
                        all.add(new PortListener(port, List.of("published"), -1, null, container));
                    }
                });
        all.sort(Comparator.comparingInt(PortListener::port));
        return all;
    }

    /// Does another user listen there, who is not root?
    public boolean isOfOthers(int port) {
        return table.look().stream()
                .filter(listener -> listener.port() == port)
                .anyMatch(listener -> listener.uid() > 0 && listener.uid() != uid());
    }

    /// The user that we are, to whom listeners are compared.
    public long uid() {
        return OwnProcess.uid();
    }
}
