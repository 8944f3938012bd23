package dev.pgtrace.cli;

import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Encodings;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.ComparisonFormat;
import dev.pgtrace.export.ReportFormat;
import dev.pgtrace.export.ReportOptions;
import dev.pgtrace.export.StatementOrder;
import dev.pgtrace.model.load.LoadKind;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Words of the command line for values of the product.
final class Words {
    private static final Duration LONGEST_SPAN = Duration.ofDays(365);

    private Words() {}

    /// A choice of words for the constants of an enumeration; anything else is refused with the words there are.
    abstract static class Choice<E extends Enum<E>> implements ITypeConverter<E> {
        private final List<E> constants;
        private final Function<E, String> word;
        private final Set<E> unnamed;

        Choice(Class<E> type, Function<E, String> word) {
            this(type, word, Set.of());
        }

        /// @param unnamed are understood, for the command to say why they are no choice here, and not offered
        Choice(Class<E> type, Function<E, String> word, Set<E> unnamed) {
            this.constants = List.of(type.getEnumConstants());
            this.word = word;
            this.unnamed = unnamed;
        }

        @Override
        public E convert(String text) {
            for (E constant : constants) {
                if (word.apply(constant).equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw new TypeConversionException(Texts.get(
                    "cli.word.choice",
                    text,
                    constants.stream()
                            .filter(constant -> !unnamed.contains(constant))
                            .map(word)
                            .collect(Collectors.joining(", "))));
        }
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static final class Order extends Choice<StatementOrder> {
        Order() {
            super(StatementOrder.class, Words::of);
        }
    }

    static final class Format extends Choice<ReportFormat> {
        Format() {
            super(ReportFormat.class, Words::of);
        }
    }

    /// Of what has no page to show.
    static final class PlainFormat extends Choice<ReportFormat> {
        PlainFormat() {
            super(ReportFormat.class, Words::of, Set.of(ReportFormat.HTML));
        }
    }

    static final class ComparisonForm extends Choice<ComparisonFormat> {
        ComparisonForm() {
            super(ComparisonFormat.class, Words::of);
        }
    }

    static final class SideName extends Choice<Side> {
        SideName() {
            super(Side.class, Side::word);
        }
    }

    static final class Weight extends Choice<FlameWeight> {
        Weight() {
            super(FlameWeight.class, weight -> weight == FlameWeight.TIER3_BLOCKS ? "tier3" : Words.of(weight));
        }
    }

    static final class FrameOrder extends Choice<FlameOrder> {
        FrameOrder() {
            super(FlameOrder.class, order -> order == FlameOrder.HEAVIEST_FIRST ? "heaviest" : Words.of(order));
        }
    }

    static final class LoadName extends Choice<LoadKind> {
        LoadName() {
            super(LoadKind.class, LoadKind::script);
        }
    }

    /// A number from 1 on, or `all`.
    static final class Top implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.equalsIgnoreCase("all")) {
                return ReportOptions.ALL;
            }
            try {
                int top = Integer.parseInt(text);
                if (top >= 1) {
                    return top;
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new TypeConversionException(Texts.get("cli.word.top", text));
        }
    }

    static final class Encoding implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String text) {
            return Encodings.named(text)
                    .orElseThrow(() -> new TypeConversionException(
                            Texts.get("cli.word.encoding", text, String.join(", ", Encodings.USUAL))));
        }
    }

    /// A number of microseconds, 0 or more.
    static final class Micros implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                long micros = Long.parseLong(text.strip());
                if (micros >= 0) {
                    return micros;
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new TypeConversionException(Texts.get("cli.word.micros", text));
        }
    }

    /// A time span with its unit: `500ms`, `60s`, `10min`, `2h`.
    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            int digits = 0;
            while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
                digits++;
            }
            try {
                long amount = Long.parseLong(word.substring(0, digits));
                Duration span =
                        switch (word.substring(digits).strip()) {
                            case "ms" -> Duration.ofMillis(amount);
                            case "s" -> Duration.ofSeconds(amount);
                            case "min", "m" -> Duration.ofMinutes(amount);
                            case "h" -> Duration.ofHours(amount);
                            default -> Duration.ZERO;
                        };
                if (span.isPositive() && span.compareTo(LONGEST_SPAN) <= 0) {
                    return span;
                }
            } catch (NumberFormatException | ArithmeticException e) {
                // refused below
            }
            throw new TypeConversionException(Texts.get("cli.word.span", text));
        }
    }

    /// A size with its unit: `500MB`, `2GB`; a kB is 1,024 bytes.
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            String word = text.strip().toUpperCase(Locale.ROOT);
            int digits = 0;
            while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
                digits++;
            }
            try {
                long amount = Long.parseLong(word.substring(0, digits));
                int shift =
                        switch (word.substring(digits).strip()) {
                            case "KB", "K" -> 10;
                            case "MB", "M" -> 20;
                            case "GB", "G" -> 30;
                            case "TB", "T" -> 40;
                            default -> 0;
                        };
                if (shift > 0 && amount > 0 && amount < 1L << 20) {
                    return amount << shift;
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new TypeConversionException(Texts.get("cli.word.size", text));
        }
    }

    /// A share as per cent: `10%`, `10`.
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            String word = text.strip();
            try {
                double percent = Double.parseDouble(word.endsWith("%") ? word.substring(0, word.length() - 1) : word);
                if (percent > 0 && percent <= 10_000) {
                    return percent / 100;
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new TypeConversionException(Texts.get("cli.word.percent", text));
        }
    }

    /// `on` or `off`.
    static final class Switch implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "on", "yes", "true" -> true;
                case "off", "no", "false" -> false;
                default -> throw new TypeConversionException(Texts.get("cli.word.switch", text));
            };
        }
    }
}
