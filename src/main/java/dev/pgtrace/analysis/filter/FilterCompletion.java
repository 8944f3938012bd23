package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterProposal.Kind;
import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What may stand at a place in an expression, the likeliest first.
///
/// @param from      first character that a proposal replaces, from 0
/// @param to        character after the last one
/// @param proposals none where nothing is known
public record FilterCompletion(int from, int to, List<FilterProposal> proposals) {
    private static final int MOST = 60;
    private static final List<String> TIMES = List.of("1ms", "10ms", "100ms", "1s");
    private static final Set<String> WORDS_OF_LANGUAGE = Set.of("and", "or", "not", "in", "is", "like");

    public FilterCompletion {
        proposals = List.copyOf(proposals);
    }

    /// Proposes for the place before the character `caret`.
    public static FilterCompletion at(String text, int caret, FilterNames names, FilterVocabulary vocabulary) {
        String before = text.substring(0, Math.min(caret, text.length()));
        List<FilterToken> tokens;
        int from;
        try {
            tokens = new ArrayList<>(FilterLexer.tokens(before));
            tokens.removeLast(); // the end
            boolean begun = !tokens.isEmpty()
                    && tokens.getLast().kind() == FilterToken.Kind.WORD
                    && tokens.getLast().end() - 1 == before.length();
            from = begun ? tokens.removeLast().column() - 1 : before.length();
        } catch (FilterSyntaxException e) {
            from = e.column() - 1; // a quote that is still open, or no comparison
            tokens = List.of();
            try {
                tokens = FilterLexer.tokens(before.substring(0, from));
            } catch (FilterSyntaxException none) {
                return new FilterCompletion(before.length(), before.length(), List.of());
            }
        }
        FilterPlace place = FilterPlace.after(tokens);
        String begun = before.substring(from);
        List<FilterProposal> all = new ArrayList<>();
        propose(place, begun, names, vocabulary, all);
        return new FilterCompletion(from, before.length(), fitting(all, begun));
    }

    private static void propose(
            FilterPlace place, String begun, FilterNames names, FilterVocabulary vocabulary, List<FilterProposal> all) {
        FilterField field = place.field().orElse(FilterText.SQL);
        switch (place.expecting()) {
            case CONDITION -> conditions(names, all);
            case COMPARISON -> comparisons(field, all);
            case WORD_COMPARISON -> {
                all.add(new FilterProposal(Kind.COMPARISON, "in (", Texts.get("analysis.filter.offer.several")));
                if (field.kind() == FilterField.Kind.TEXT) {
                    all.add(new FilterProposal(Kind.COMPARISON, "like", Texts.get("analysis.filter.offer.pattern")));
                }
            }
            case VALUE, LIST_VALUE -> values(field, begun, vocabulary, all);
            case LIST -> all.add(new FilterProposal(Kind.COMPARISON, "(", Texts.get("analysis.filter.offer.commas")));
            case UNIT -> {
                FilterValues.units(field.kind()).forEach(unit -> all.add(new FilterProposal(Kind.VALUE, unit, "")));
                joins(place, all);
            }
            case LIST_NEXT -> {
                all.add(new FilterProposal(Kind.JOIN, ",", Texts.get("analysis.filter.offer.another")));
                all.add(new FilterProposal(Kind.JOIN, ")", ""));
            }
            case MISSING -> {
                all.add(new FilterProposal(Kind.VALUE, "missing", Texts.get("analysis.filter.offer.unknown")));
                all.add(new FilterProposal(Kind.VALUE, "not missing", Texts.get("analysis.filter.offer.known")));
            }
            case JOIN -> {
                joins(place, all);
                if (!begun.isEmpty()) {
                    conditions(names, all);
                }
            }
        }
    }

    private static void joins(FilterPlace place, List<FilterProposal> all) {
        all.add(new FilterProposal(Kind.JOIN, "and", Texts.get("analysis.filter.offer.both")));
        all.add(new FilterProposal(Kind.JOIN, "or", Texts.get("analysis.filter.offer.or")));
        if (place.isInside()) {
            all.add(new FilterProposal(Kind.JOIN, ")", ""));
        }
    }

    private static void conditions(FilterNames names, List<FilterProposal> all) {
        for (FilterField field : FilterField.all()) {
            all.add(new FilterProposal(Kind.FIELD, field.word(), field.meaning()));
        }
        for (String name : names.names()) {
            all.add(new FilterProposal(
                    Kind.NAME, "@" + name, names.expression(name).orElse("")));
        }
        all.add(new FilterProposal(Kind.JOIN, "not", Texts.get("analysis.filter.offer.not")));
        all.add(new FilterProposal(Kind.JOIN, "(", ""));
        for (FilterField field : FilterField.all()) {
            for (String alias : field.aliases()) {
                all.add(new FilterProposal(Kind.FIELD, alias, field.meaning()));
            }
        }
    }

    private static void comparisons(FilterField field, List<FilterProposal> all) {
        boolean text = field.kind() == FilterField.Kind.TEXT;
        if (text) {
            all.add(new FilterProposal(Kind.COMPARISON, "=", Texts.get("analysis.filter.offer.is")));
            all.add(new FilterProposal(Kind.COMPARISON, "~", Texts.get("analysis.filter.offer.contains")));
            all.add(new FilterProposal(Kind.COMPARISON, "!=", Texts.get("analysis.filter.offer.isNot")));
            all.add(new FilterProposal(Kind.COMPARISON, "like", Texts.get("analysis.filter.offer.like")));
        } else {
            for (FilterOperator operator : List.of(
                    FilterOperator.GREATER,
                    FilterOperator.LESS,
                    FilterOperator.AT_LEAST,
                    FilterOperator.AT_MOST,
                    FilterOperator.EQUAL,
                    FilterOperator.NOT_EQUAL)) {
                all.add(new FilterProposal(Kind.COMPARISON, operator.symbol(), ""));
            }
        }
        all.add(new FilterProposal(Kind.COMPARISON, "in (", Texts.get("analysis.filter.offer.several")));
        all.add(new FilterProposal(Kind.COMPARISON, "not in (", Texts.get("analysis.filter.offer.none")));
        all.add(new FilterProposal(Kind.COMPARISON, "is missing", Texts.get("analysis.filter.offer.unknown")));
        all.add(new FilterProposal(Kind.COMPARISON, "is not missing", Texts.get("analysis.filter.offer.known")));
    }

    private static void values(FilterField field, String begun, FilterVocabulary vocabulary, List<FilterProposal> all) {
        if (field instanceof FilterText text) {
            for (String value : vocabulary.values(text)) {
                all.add(new FilterProposal(Kind.VALUE, quoted(value), ""));
            }
        } else if (FilterValues.isBareNumber(begun)) {
            FilterValues.units(field.kind())
                    .forEach(unit ->
                            all.add(new FilterProposal(Kind.VALUE, begun + (unit.length() > 3 ? " " : "") + unit, "")));
        } else if (field.kind() == FilterField.Kind.DURATION) {
            TIMES.forEach(time -> all.add(new FilterProposal(Kind.VALUE, time, "")));
        } else {
            String[] example = field.example().split(" ");
            all.add(new FilterProposal(
                    Kind.VALUE, example[example.length - 1], Texts.get("analysis.filter.offer.example")));
        }
    }

    /// As it must be written in an expression.
    private static String quoted(String value) {
        boolean plain = !value.isEmpty()
                && value.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.')
                && !WORDS_OF_LANGUAGE.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : "'" + value.replace("'", "''") + "'";
    }

    /// Those that begin with what is typed, then those that contain it; whatever the quotes.
    private static List<FilterProposal> fitting(List<FilterProposal> all, String begun) {
        String typed = bare(begun);
        List<FilterProposal> fitting = new ArrayList<>();
        List<FilterProposal> containing = new ArrayList<>();
        for (FilterProposal proposal : all) {
            String text = bare(proposal.text());
            boolean alias = proposal.kind() == Kind.FIELD
                    && FilterField.all().stream()
                            .noneMatch(field -> field.word().equals(proposal.text()));
            if (text.startsWith(typed) && !(alias && typed.isEmpty())) {
                fitting.add(proposal);
            } else if (text.contains(typed) && !typed.isEmpty() && !alias) {
                containing.add(proposal);
            }
        }
        fitting.addAll(containing);
        return fitting.subList(0, Math.min(MOST, fitting.size()));
    }

    private static String bare(String text) {
        return text.replace("'", "").replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
