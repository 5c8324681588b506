package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private final Words russian = new Words(Texts.russian());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.25 | 3 | 0,25", "-12345.6 | 6 | −12 345,6", "0.0000913 | 3 | 9,13·10⁻⁵", "0.00001 | 3 | 10⁻⁵",
        "-0.00001 | 3 | −10⁻⁵", "-2500000000 | 2 | −2,5·10⁹", "1e-12 | 1 | 10⁻¹²"})
    void numbersAreWrittenAsPeopleDo(double value, int digits, String text) {
        assertThat(russian.number(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0000913", "0.00001", "-0.00001", "-2500000000", "12345.5", "-0.75", "1e-12"})
    void whatIsWrittenCanBeTypedAgain(double value) {
        assertThat(Double.parseDouble(Words.plain(russian.number(value, 8)).replace(',', '.'))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1e-5 | 1e-5", "2*10⁻³ | 2e-3", "10⁴ | 1e4", "− 3,5 | -3,5", "10 | 10"})
    void typedNumbersAreTakenAsMeant(String typed, String plain) {
        assertThat(Words.plain(typed)).isEqualTo(plain);
    }
}
