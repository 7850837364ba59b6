package dev.drover.ui.usage;

import dev.drover.model.usage.Tokens;
import dev.drover.ui.charts.Csv;
import dev.drover.ui.usage.UsageChoice.Unit;
import dev.drover.ui.usage.UsageView.Amount;
import dev.drover.ui.usage.UsageView.Group;

import java.math.BigDecimal;
import java.util.Locale;

/// What the page shows as a table for spreadsheets: RFC 4180, one line for each group of the
/// chosen side, times in UTC. What is not known is empty.
final class UsageExport {
    private UsageExport() {}

    static String csv(UsageView report, UsageChoice choice) {
        boolean money = choice.unit() == Unit.COST;
        String side = choice.side().name().toLowerCase(Locale.ROOT);
        StringBuilder text =
                new StringBuilder(side)
                        .append(",name,tokens,input,output,cache_write,cache_write_1h,cache_read")
                        .append(",requests,cost_usd,cost_complete");
        report.steps()
                .forEach(step -> text.append(money ? ",usd " : ",tokens ").append(step.from()));
        text.append("\r\n");
        for (Group group : UsageSeries.groups(report, choice)) {
            if (choice.only() == null || choice.only().equals(group.key())) {
                line(text, group, money, report.steps().size());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Group group, boolean money, int steps) {
        Amount amount = group.amount();
        Tokens tokens = amount.tokens();
        text.append(Csv.cell(group.key())).append(',').append(Csv.cell(group.name()));
        for (long number :
                new long[] {
                    tokens.total(),
                    tokens.input(),
                    tokens.output(),
                    tokens.cacheWrite(),
                    tokens.longCacheWrite(),
                    tokens.cacheRead(),
                    amount.requests()
                }) {
            text.append(',').append(number);
        }
        text.append(',');
        Double usd = amount.costUsd();
        if (usd != null) {
            text.append(plain(usd));
        }
        text.append(',').append(amount.costWhole());
        for (int i = 0; i < steps; i++) {
            text.append(',');
            if (!money && i < group.steps().size()) {
                text.append(group.steps().get(i));
            } else if (money && i < group.costs().size()) {
                Double its = group.costs().get(i);
                text.append(its == null ? "" : plain(its));
            }
        }
        text.append("\r\n");
    }

    private static String plain(double usd) {
        return BigDecimal.valueOf(usd).stripTrailingZeros().toPlainString();
    }
}
