package dev.drover.host;

import dev.drover.model.VisibleText;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ports that Docker's containers publish, as `docker ps` tells. Where there is no Docker, or it
/// does not answer in time, there are none, and nobody hears of it.
final class DockerPorts {
    private static final int NAME = 60;

    /// Such as `0.0.0.0:5432->5432/tcp` and `[::]:9000-9002->9000-9002/tcp`.
    private static final Pattern PUBLISHED =
            Pattern.compile(":(\\d{1,5})(?:-(\\d{1,5}))?->[\\d-]+/tcp");

    /// Where Docker's own program finds the daemon that is meant.
    private static final Set<String> ITS_OWN =
            Set.of("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH");

    private final Tool tool;
    private final Map<String, String> environment = new HashMap<>();
    private volatile Map<Integer, String> last = Map.of();

    DockerPorts(Map<String, String> ours) {
        tool = new Tool(ours);
        environment.putAll(ours);
        environment.keySet().retainAll(ITS_OWN);
    }

    /// As the last look has found it.
    Map<Integer, String> lastSeen() {
        return last;
    }

    /// Names of containers by port of this machine.
    Map<Integer, String> look() {
        Optional<String> program = tool.find("docker");
        Map<Integer, String> found = new HashMap<>();
        if (program.isPresent()) {
            Tool.Result said =
                    tool.run(
                            List.of(program.get(), "ps", "--format", "{{.Names}}\t{{.Ports}}"),
                            environment);
            if (said.ok()) {
                said.output().lines().forEach(line -> read(line, found));
            }
        }
        last = Map.copyOf(found);
        return last;
    }

    private static void read(String line, Map<Integer, String> found) {
        String[] parts = line.split("\t", 2);
        Matcher ports = PUBLISHED.matcher(parts.length < 2 ? "" : parts[1]);
        while (ports.find()) {
            int first = Integer.parseInt(ports.group(1));
            int last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
            for (int port = first; port <= Math.min(last, 65_535); port++) {
                found.put(port, VisibleText.line(parts[0], NAME));
            }
        }
    }
}
