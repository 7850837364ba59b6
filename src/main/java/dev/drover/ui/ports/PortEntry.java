package dev.drover.ui.ports;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortView.Listener;
import dev.drover.ui.part.Shown;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// One port, every text ready for the eye. Absent facts are empty texts.
///
/// @param what its type and name, such as `dev · web`
/// @param holder who has it, else who uses it
/// @param place last part of the directory that it is for, with the branch
/// @param program who listens, in the words of {@link PortNames}
/// @param since when it was leased, else since when somebody listens
/// @param sentence who holds it since when, and who listens
/// @param running of those who listen, the processes that can be led to, by pid
record PortEntry(
        PortView view,
        PortLook look,
        String what,
        String holder,
        String place,
        String program,
        @Nullable Instant since,
        String sentence,
        Map<Long, PortInputs.Running> running) {

    private static final int SHORT = 120;

    /// @param instances those that are listed, by id
    static PortEntry of(
            PortView view,
            Map<Long, PortInputs.Running> running,
            Map<String, InstanceView> instances,
            Instant now) {
        PortNames names = new PortNames(instances, now);
        Map<Long, PortInputs.Running> its = new HashMap<>();
        for (Listener one : view.listeners()) {
            PortInputs.Running found = one.pid() == null ? null : running.get(one.pid());
            if (one.pid() != null && found != null && found.startedAt().equals(one.since())) {
                its.put(one.pid(), found);
            }
        }
        String programs = names.programs(view.listeners());
        return new PortEntry(
                view,
                PortLook.of(view.use()),
                what(view),
                view.leased() ? names.holder(view) : user(view, names, programs),
                place(view, instances),
                programs,
                since(view),
                names.sentence(view),
                Map.copyOf(its));
    }

    static List<PortEntry> all(
            PortInputs.Look look, Map<String, InstanceView> instances, Instant now) {
        return look.ports().ports().stream()
                .map(view -> of(view, look.running(), instances, now))
                .toList();
    }

    private static String what(PortView view) {
        String type = view.type() == null ? "" : VisibleText.line(view.type(), SHORT);
        return view.name() == null ? type : type + " · " + VisibleText.line(view.name(), SHORT);
    }

    /// The agent that it belongs to says more than the program.
    private static String user(PortView view, PortNames names, String programs) {
        return view.listeners().stream()
                .map(Listener::owner)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names::instance)
                .orElse(programs);
    }

    private static String place(PortView view, Map<String, InstanceView> instances) {
        String directory = view.directory();
        String branch = view.branch();
        if (directory == null) {
            InstanceView owner =
                    view.listeners().stream()
                            .map(one -> one.owner() == null ? null : instances.get(one.owner()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            return owner == null ? "" : Shown.of(owner, Instant.EPOCH).workspace();
        }
        String last = lastPart(directory);
        return branch == null ? last : last + " · " + VisibleText.line(branch, SHORT);
    }

    static String lastPart(String directory) {
        String last = directory.substring(directory.lastIndexOf('/') + 1);
        return VisibleText.line(last.isEmpty() ? directory : last, SHORT);
    }

    private static @Nullable Instant since(PortView view) {
        return view.since() != null
                ? view.since()
                : view.listeners().stream()
                        .map(Listener::since)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    /// Who listens, empty if that stands at the holder's place already.
    String others() {
        return program.equals(holder) ? "" : program;
    }

    String port() {
        return Integer.toString(view.port());
    }

    /// The instance that has it or uses it, null for none.
    @Nullable String instance() {
        if (view.leased()) {
            return PortView.MANUAL.equals(view.holder()) ? null : view.holder();
        }
        return view.listeners().stream()
                .map(Listener::owner)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// The first who listens that may be ended, null for none. Who clashes comes before the holder.
    PortInputs.@Nullable Running ends() {
        return view.listeners().stream()
                .filter(one -> one.pid() != null && one.foreign() == (look == PortLook.CLASH))
                .map(one -> running.get(one.pid()))
                .filter(found -> found != null && found.mayEnd())
                .findFirst()
                .orElse(null);
    }

    String haystack() {
        return String.join(
                        "\n",
                        port(),
                        what,
                        holder,
                        place,
                        program,
                        look.word(),
                        view.holder() == null ? "" : view.holder(),
                        view.directory() == null ? "" : VisibleText.line(view.directory(), 1_024))
                .toLowerCase(Locale.ROOT);
    }
}
