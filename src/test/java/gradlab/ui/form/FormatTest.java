package gradlab.ui.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.Texts;
import gradlab.ui.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    private final Words russian = new Words(Texts.russian());
    private final Words english = new Words(Texts.english());
    private final Format<Double> decimal = Format.decimal(russian, 1e-6, 1000);

    @ParameterizedTest
    @ValueSource(strings = {"0,5", "0.5", ",5", " 5e-1", "+0,50", "5\u00A0e-1"})
    void halfIsReadHoweverItIsWritten(String text) throws Format.Refused {
        assertThat(decimal.read(text)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e", "NaN", "0x1", "1,5,2", "много", "1001", "0", "-1", "1e400"})
    void whatIsNoNumberOrOutOfRangeIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> decimal.read(text)).isInstanceOf(Format.Refused.class).message().isNotBlank();
    }

    @Test
    void commaIsNoDecimalPointInEnglish() {
        assertThatThrownBy(() -> Format.decimal(english, 0, 10).read("1,000")).isInstanceOf(Format.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 1e-6, 0.12345678, 999.5, 1000})
    void whatIsShownIsReadBack(double value) throws Format.Refused {
        assertThat(decimal.read(decimal.show(value))).isEqualTo(value);
    }

    @Test
    void wholeNumbersHaveNoFractionAndGroupsAreRead() throws Format.Refused {
        Format<Long> whole = Format.whole(russian, -5, 100_000);
        assertThat(whole.read(whole.show(54_321L))).isEqualTo(54_321);
        assertThat(whole.read("−5")).isEqualTo(-5);
        assertThatThrownBy(() -> whole.read("1,0")).isInstanceOf(Format.Refused.class);
        assertThatThrownBy(() -> whole.read("100001")).isInstanceOf(Format.Refused.class);
        assertThatThrownBy(() -> whole.read("99999999999999999999")).isInstanceOf(Format.Refused.class);
    }
}
