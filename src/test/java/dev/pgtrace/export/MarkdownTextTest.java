package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Test
    void drawsHeadingsListsTablesAndCode() {
        assertThat(MarkdownText.of("""
                        # The *title*

                        Some `code` and **strong** words
                        on two lines.

                        ## Next

                        - one
                        - two

                              x = 1
                        3. three

                        | A | Long name |
                        | --- | --- |
                        | first | what it is |
                        | b | c |
                        """)).isEqualTo("""
                        THE TITLE

                        Some code and strong words on two lines.

                        Next
                        ----

                        - one
                        - two
                              x = 1

                        3. three

                        A      Long name
                        -----------------
                        first  what it is
                        b      c
                        """);
    }

    @Test
    void wrapsLongLinesBelowTheirIndent() {
        String text = MarkdownText.of("- " + "word ".repeat(40));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(text.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  word"));
    }
}
