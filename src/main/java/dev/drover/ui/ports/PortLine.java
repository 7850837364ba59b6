package dev.drover.ui.ports;

import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Line;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One port as the table shows it at one moment.
///
/// @param age since it was leased, or since somebody listens
record PortLine(PortEntry view, String age) implements Line<PortEntry, PortLine> {

    /// What is wrong first, then by number.
    static final Comparator<PortLine> BY_TROUBLE =
            Comparator.comparing((PortLine line) -> line.view().look() != PortLook.CLASH)
                    .thenComparingInt(line -> line.view().view().port());

    static PortLine of(PortEntry entry, Instant now) {
        return new PortLine(entry, age(entry, now));
    }

    private static String age(PortEntry entry, Instant now) {
        return entry.since() == null ? "" : Figures.age(entry.since(), now);
    }

    @Override
    public PortLine at(Instant now) {
        String later = age(view, now);
        return later.equals(age) ? this : new PortLine(view, later);
    }

    @Override
    public String haystack() {
        return view.haystack();
    }

    @Override
    public String spoken() {
        StringBuilder words = new StringBuilder("port ").append(view.port());
        words.append(", ").append(view.look().word().toLowerCase(Locale.ROOT));
        if (!view.what().isEmpty()) {
            words.append(", ").append(view.what());
        }
        words.append(", ").append(view.holder());
        if (!view.place().isEmpty()) {
            words.append(", for ").append(view.place());
        }
        return age.isEmpty() ? words.toString() : words.append(", for ").append(age).toString();
    }
}
