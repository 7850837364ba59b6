package dev.drover.cli;

import dev.drover.cli.service.Programs;
import dev.drover.cli.service.Service;
import dev.drover.cli.service.ServiceException;
import dev.drover.cli.service.ServicePlan;
import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.ServiceView;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A command that speaks with the service manager. It runs beside the daemon, never in it: the
/// service manager may end that one.
abstract class ServiceAction extends CliCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    final int run(Context context) throws Exception {
        try {
            return run(context, service(context));
        } catch (ServiceException e) {
            throw Context.refused(String.valueOf(e.getMessage()));
        }
    }

    abstract int run(Context context, Service service) throws Exception;

    /// The service of this user that would start the Drover that is asked.
    static Service service(Context context) {
        Machine machine = context.machine();
        Path home = context.paths().userHome();
        Map<String, String> environment = machine.environment();
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        ServicePlan plan =
                new ServicePlan(
                        machine.installation().resolve("bin").resolve("drover-app"),
                        environment,
                        home,
                        config.startsWith("/") ? Path.of(config) : home.resolve(".config"),
                        context.paths().logs().resolve("start.txt"));
        return Service.of(System.getProperty("os.name", ""), plan, programs(machine));
    }

    private static Programs programs(Machine machine) {
        Map<String, String> environment = new TreeMap<>(Inherited.cleaned(machine.environment()));
        // What they say is read here, and shown.
        environment.put("LC_ALL", "C.UTF-8");
        return command -> {
            Machine.Finished finished =
                    machine.run(new Machine.Launch(command, Path.of("/"), environment), PATIENCE);
            return new Programs.Said(finished.succeeded(), finished.output());
        };
    }

    /// The service, if this process is kept by it.
    static Optional<Service> keeperOf(ProcessKey process, Context context) {
        try {
            Service service = service(context);
            ServiceView view = service.look();
            Long pid = view.pid();
            return pid != null && pid == process.pid() ? Optional.of(service) : Optional.empty();
        } catch (IOException noManager) {
            return Optional.empty();
        }
    }
}
