package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {

    @ParameterizedTest
    @CsvSource({"1, one", "2, few", "4, few", "5, many", "11, many", "12, many", "21, one", "104, few", "111, many", "400, many", "0, many"})
    void russianNounsFollowTheirNumber(long number, String form) {
        assertThat(Plural.form(number, Locale.of("ru"))).isEqualTo(form);
    }

    @Test
    void englishNounsHaveTwoForms() {
        assertThat(Plural.form(1, Locale.ENGLISH)).isEqualTo("one");
        assertThat(Plural.form(21, Locale.ENGLISH)).isEqualTo("many");
    }
}
