package dev.drover.ui.setup;

import dev.drover.model.VisibleText;
import dev.drover.model.view.SetupOffer;
import dev.drover.model.view.SetupOffer.Standing;
import dev.drover.ui.part.Figures;

import java.util.List;
import java.util.stream.Collectors;

/// What the page of setup says of the offers of one look. Plain values; it knows no node.
///
/// @param here programs that are on this machine, those that wait to be set up first
/// @param elsewhere the names of the others, in one line; empty if there are none
record SetupModel(List<Told> here, String elsewhere) {
    private static final int LINE = 300;
    private static final List<Standing> ORDER =
            List.of(
                    Standing.OPEN,
                    Standing.OUTDATED,
                    Standing.REFUSED,
                    Standing.DONE,
                    Standing.ABSENT);

    /// One offer, every text safe for the eye.
    record Told(SetupOffer offer, String title, String says, String file, List<String> notes) {
        static Told of(SetupOffer offer) {
            return new Told(
                    offer,
                    VisibleText.line(offer.title(), 80),
                    VisibleText.line(offer.says(), LINE),
                    VisibleText.line(offer.file(), LINE),
                    offer.notes().stream().map(note -> VisibleText.line(note, LINE)).toList());
        }

        boolean canBeSetUp() {
            return switch (offer.standing()) {
                case OPEN, OUTDATED -> true;
                case ABSENT, DONE, REFUSED -> false;
            };
        }

        boolean canBeTakenOut() {
            return !offer.removed().isEmpty();
        }

        /// Other programs' hooks are there as well, and can go.
        boolean canReplace() {
            return !offer.replaced().isEmpty();
        }

        /// What these hooks are, in one sentence; empty if there are none.
        String others() {
            return offer.old().isEmpty()
                    ? ""
                    : VisibleText.line(
                            "Hooks of others that do the same: "
                                    + String.join("; ", offer.old())
                                    + ".",
                            LINE);
        }

        /// The words of the button.
        String deed() {
            return offer.standing() == Standing.OUTDATED ? "Update…" : "Set up…";
        }

        String spoken() {
            return title + ". " + says + (file.isEmpty() ? "" : " " + file);
        }
    }

    static SetupModel of(List<SetupOffer> offers) {
        List<Told> here =
                offers.stream()
                        .filter(offer -> offer.standing() != Standing.ABSENT)
                        .sorted((a, b) -> place(a) - place(b))
                        .map(Told::of)
                        .toList();
        String elsewhere =
                offers.stream()
                        .filter(offer -> offer.standing() == Standing.ABSENT)
                        .map(offer -> VisibleText.line(offer.title(), 80))
                        .collect(Collectors.joining(", "));
        return new SetupModel(here, elsewhere);
    }

    private static int place(SetupOffer offer) {
        return ORDER.indexOf(offer.standing());
    }

    private long count(Standing standing) {
        return here.stream().filter(told -> told.offer().standing() == standing).count();
    }

    String headline() {
        long open = count(Standing.OPEN) + count(Standing.OUTDATED);
        if (here.isEmpty()) {
            return "No agent is installed here";
        }
        if (open > 0) {
            return Figures.count((int) open, "thing", "things") + " to set up";
        }
        return count(Standing.REFUSED) > 0 ? "Not all can be set up" : "All is set up";
    }

    String about() {
        return here.isEmpty()
                ? "Install one, and look again."
                : "With hooks, agents tell when they work, wait and end. Drover adds its own lines"
                        + " to their settings and touches nothing else; you see each line first,"
                        + " and can take them out again.";
    }

    boolean isDone() {
        return !here.isEmpty() && here.stream().noneMatch(Told::canBeSetUp);
    }
}
