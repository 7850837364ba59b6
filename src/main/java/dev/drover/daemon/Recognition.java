package dev.drover.daemon;

import dev.drover.agents.Agents;
import dev.drover.core.process.ProfileRules;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ConfiguredServer;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Recognises processes by their command lines: servers that configurations name, daemons that
/// profiles know, singletons, agents' own services. A command line is read once, and again only
/// when the configurations or profiles have changed. For one caller at a time.
final class Recognition {
    private final Agents agents;
    private Map<ProcessKey, Read> read = new HashMap<>();
    private List<ConfiguredServer> servers = List.of();
    private List<DaemonProfile> profiles = List.of();
    private final Map<ServerSignature, ConfiguredServer> signatures = new HashMap<>();

    private record Read(List<String> command, @Nullable KnownProcess known) {}

    Recognition(Agents agents) {
        this.agents = agents;
    }

    Map<ProcessKey, KnownProcess> of(
            Collection<ProcessFacts> processes,
            List<ConfiguredServer> configured,
            List<DaemonProfile> known) {
        if (!servers.equals(configured) || !profiles.equals(known)) {
            servers = List.copyOf(configured);
            profiles = List.copyOf(known);
            signatures.clear();
            for (ConfiguredServer server : servers) {
                ServerSignature.of(server.command(), server.directory())
                        .ifPresent(signature -> signatures.putIfAbsent(signature, server));
            }
            read = new HashMap<>();
        }
        Map<ProcessKey, Read> now = HashMap.newHashMap(processes.size());
        Map<ProcessKey, KnownProcess> found = new HashMap<>();
        for (ProcessFacts facts : processes) {
            Read before = read.get(facts.key());
            Read one =
                    before != null && before.command.equals(facts.command())
                            ? before
                            : new Read(facts.command(), recognise(facts));
            now.put(facts.key(), one);
            if (one.known != null) {
                found.put(facts.key(), one.known);
            }
        }
        read = now;
        return found;
    }

    private @Nullable KnownProcess recognise(ProcessFacts facts) {
        var service = agents.service(facts);
        if (service.isPresent()) {
            return new KnownProcess(
                    KnownProcess.Kind.VENDOR,
                    service.get().name(),
                    null,
                    "Its program is the one that " + service.get().name() + " installs.",
                    null);
        }
        if (agents.recognise(facts).isPresent()) {
            return null;
        }
        KnownProcess end = ProfileRules.end(facts);
        if (end != null) {
            return end;
        }
        KnownProcess singleton = ProfileRules.singleton(facts);
        if (singleton != null) {
            return singleton;
        }
        ServerSignature signature = ServerSignature.of(facts.command(), facts.cwd()).orElse(null);
        if (signature == null) {
            return null;
        }
        KnownProcess daemon = ProfileRules.daemon(signature, profiles);
        if (daemon != null) {
            return daemon;
        }
        ConfiguredServer server = signatures.get(signature);
        return server == null
                ? null
                : new KnownProcess(
                        KnownProcess.Kind.SERVER,
                        server.name(),
                        signature,
                        server.agent()
                                + " is configured to start it, as '"
                                + server.name()
                                + "' in "
                                + server.origin()
                                + " ("
                                + server.level()
                                + ").",
                        null);
    }
}
