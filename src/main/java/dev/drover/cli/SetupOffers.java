package dev.drover.cli;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.view.SetupOffer;
import dev.drover.model.view.SetupOffer.Standing;
import dev.drover.model.view.SetupStep;
import dev.drover.setup.Plan;
import dev.drover.setup.Setup;
import dev.drover.setup.Wish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Setup for those who do not type: what there is to choose from, and the same deeds that the
/// command does. It keeps nothing: each look is a new one.
public final class SetupOffers {
    private final Context context;

    private SetupOffers(Context context) {
        this.context = context;
    }

    /// @param environment where agents keep their settings may be said there
    static SetupOffers inside(Surroundings around, Map<String, String> environment) {
        return new SetupOffers(Context.silent(around, "setup", environment));
    }

    /// All that can be set up, also what is not on this machine. Waits for the disk.
    public List<SetupOffer> all() {
        Setup setup = SetupGround.setup(context);
        List<String> offered = setup.offered();
        List<String> present = setup.present();
        List<SetupOffer> offers = new ArrayList<>();
        for (String target : Setup.targets()) {
            offers.add(offer(target, setup, offered.contains(target), present.contains(target)));
        }
        return offers;
    }

    private static SetupOffer offer(String target, Setup setup, boolean here, boolean present) {
        Plan in = setup.plan(List.of(target), Wish.USUAL).getFirst();
        List<String> old = in.old().hooks();
        Plan out = setup.planRemoval(List.of(target)).getFirst();
        Standing standing = standing(in, here, present);
        return new SetupOffer(
                target,
                in.title(),
                standing,
                in.shown(),
                says(in, standing),
                standing == Standing.ABSENT ? List.of() : in.notes(),
                in.diff(),
                present ? out.diff() : List.of(),
                old,
                old.isEmpty() ? List.of() : replacement(target, setup).diff());
    }

    private static Plan replacement(String target, Setup setup) {
        return setup.plan(List.of(target), new Wish(true, false)).getFirst();
    }

    private static Standing standing(Plan in, boolean here, boolean present) {
        if (!here && !present) {
            return Standing.ABSENT;
        }
        if (in.refusal() != null) {
            return Standing.REFUSED;
        }
        if (!in.changes()) {
            return Standing.DONE;
        }
        return present ? Standing.OUTDATED : Standing.OPEN;
    }

    private static String says(Plan in, Standing standing) {
        return switch (standing) {
            case ABSENT -> "";
            case OPEN -> "Not set up yet.";
            case OUTDATED -> "Set up by another Drover, or one that has moved.";
            case DONE -> "Set up.";
            case REFUSED -> Objects.requireNonNullElse(in.refusal(), "");
        };
    }

    /// Writes what the offer shows.
    ///
    /// @return one line on what came of it
    /// @throws Refused if the file has changed since, or may not be written
    public String setUp(SetupOffer offer) {
        Setup setup = SetupGround.setup(context);
        Plan plan = setup.plan(List.of(offer.target()), Wish.USUAL).getFirst();
        return does(plan, offer.added(), setup, offer.title() + " is set up.");
    }

    /// The same in place of hooks of other programs.
    ///
    /// @return one line on what came of it
    /// @throws Refused if the file has changed since, or may not be written
    public String replace(SetupOffer offer) {
        Setup setup = SetupGround.setup(context);
        return does(
                replacement(offer.target(), setup),
                offer.replaced(),
                setup,
                offer.title() + " is set up, in place of " + String.join("; ", offer.old()) + ".");
    }

    /// Takes out what setup has put in.
    ///
    /// @return one line on what came of it
    /// @throws Refused if the file has changed since, or may not be written
    public String takeOut(SetupOffer offer) {
        Setup setup = SetupGround.setup(context);
        Plan plan = setup.planRemoval(List.of(offer.target())).getFirst();
        return does(plan, offer.removed(), setup, "Drover is out of " + offer.title() + ".");
    }

    private String does(Plan plan, List<String> shown, Setup setup, String done) {
        if (plan.refusal() == null && !plan.diff().equals(shown)) {
            throw refused(plan.shown() + " has changed since it was shown here. Look again.");
        }
        SetupStep step = SetupDeed.done(plan, setup, context);
        if (step.refusal() != null) {
            throw refused(step.refusal());
        }
        return step.trial() == null ? done : done + " " + step.trial();
    }

    private static Refused refused(String why) {
        return new Refused(new Refusal.NotNow(why));
    }
}
