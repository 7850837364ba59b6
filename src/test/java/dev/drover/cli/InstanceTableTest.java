package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.output.Look;
import dev.drover.model.InstanceState;

import org.junit.jupiter.api.Test;

import java.util.List;

class InstanceTableTest {
    private static List<String> lines(int columns) {
        Look look = new Look(columns, true, false, true);
        return InstanceTable.of(Sample.herd(), look, Sample.NOW).lines(look);
    }

    @Test
    void showsWhoWaitsForWhatOnAnOrdinaryTerminal() {
        assertThat(lines(80))
                .containsExactly(
                        "ID        STATE         SINCE  NAME            WHERE           REASON",
                        "1f0c9a77  ◆ waiting        4m  Fix the login…  shop:fix-login  permission:"
                                + " Bash",
                        "8be01d5c  ◆ waiting       31s  Rewrite the q…  docs:main       question:"
                                + " Keep t…",
                        "52aa07e1  ● busy           1h  Rate limits f…  api:fe…-routes",
                        "c70d6b3f  ◐ background    44s  Watch the nig…  infra:main",
                        "0d3e9f42  ✗ error         10m  Move invoices…  billin…ices-v2  rate_limit",
                        "aa10b2c3  ○ idle           1d                  scratch");
    }

    @Test
    void namesProjectsApartThatEndAlike() {
        var one = Sample.instance("00000001", InstanceState.IDLE, 1, "a").in("/w/a/web", null);
        var other = Sample.instance("00000002", InstanceState.IDLE, 1, "b").in("/w/b/web", null);
        var third = Sample.instance("00000003", InstanceState.IDLE, 1, "c").in("/w/api", null);
        assertThat(InstanceTable.projects(List.of(one.view(), other.view(), third.view())))
                .containsEntry("/w/a/web", "a/web")
                .containsEntry("/w/b/web", "b/web")
                .containsEntry("/w/api", "api");
    }
}
