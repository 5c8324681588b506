package gradlab.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyleSheetsTest {

    @Test
    void everyLengthGrowsWithTheText() {
        assertThat(StyleSheets.scaled(".a { -fx-padding: 8 12px 0 -1; -fx-font-size: 13px; -fx-icon-size: 15; }", 2))
                .isEqualTo(".a { -fx-padding: 16 24px 0 -2; -fx-font-size: 26px; -fx-icon-size: 30; }");
        assertThat(StyleSheets.scaled(".a{-fx-min-width:.5px;-fx-background-insets:0, 1 0}", 1.5))
                .isEqualTo(".a{-fx-min-width:0.75px;-fx-background-insets:0, 1.5 0}");
    }

    @Test
    void whatIsNoLengthOrFollowsTheTextByItselfStays() {
        String sheet = ".b { -fx-padding: 0.5em 1em; -fx-opacity: 0.55; -fx-font-weight: 700; -fx-shape: \"M 0 0 L 4 4\";"
                + " -fx-background-color: rgba(0, 0, 0, 0.18), derive(-lab-line, 20%); -fx-max-width: 50%; }";

        assertThat(StyleSheets.scaled(sheet, 2)).isEqualTo(sheet);
    }
}
