package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Glossary.Mention;
import gradlab.lesson.Glossary.Term;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

    @Test
    void everyTermHasASentenceAndAnEnglishName() {
        assertThat(Glossary.terms()).hasSizeGreaterThan(150).allSatisfy(term -> {
            assertThat(term.meaning()).as(term.name()).endsWith(".").hasSizeBetween(20, 240);
            assertThat(term.english()).as(term.name()).isNotBlank();
        });
    }

    @Test
    void noNameIsGivenTwice() {
        assertThat(Glossary.terms().stream().flatMap(term -> term.names().stream()).map(String::toLowerCase)).doesNotHaveDuplicates();
    }

    @Test
    void theLessonsThatTermsPointToExist() {
        assertThat(Glossary.terms().stream().flatMap(term -> term.lesson().stream()).distinct())
                .allSatisfy(id -> assertThat(Files.exists(Path.of("lessons", id + ".md"))).as(id).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"ранг матрицы, от ранга матрицы зависит", "предактивация, все предактивации слоя", "нейрон, восемь нейронов",
            "скорость обучения, при скорости обучения 0.1", "насыщенный нейрон, у насыщенных нейронов", "SVD, считаем SVD сами",
            "выходной слой, на выходном слое", "доля верных ответов, долю верных ответов"})
    void termsAreFoundWhateverTheirEnding(String name, String text) {
        Term term = Glossary.find(name).orElseThrow();
        assertThat(Glossary.mentions(text, List.of(term))).singleElement().satisfies(mention ->
                assertThat(mention.to() - mention.from()).isBetween(name.length() - 2, name.length() + 3));
    }

    @ParameterizedTest
    @CsvSource({"вес, весь набор", "ранг, оранжевый", "шаг, шагомер", "норма, нормализация"})
    void otherWordsAreNotTakenForTerms(String name, String text) {
        assertThat(Glossary.mentions(text, List.of(Glossary.find(name).orElseThrow()))).isEmpty();
    }

    @Test
    void theLongerTermWinsWhereTwoOverlap() {
        List<Term> both = List.of(Glossary.find("градиент").orElseThrow(), Glossary.find("норма градиента").orElseThrow());
        assertThat(Glossary.mentions("Норма градиента мала", both)).extracting(Mention::term).extracting(Term::name)
                .containsExactly("норма градиента");
    }

    @Test
    void aTermIsSoughtByItsMeaningAndItsEnglishNameToo() {
        Term dropout = Glossary.find("дропаут").orElseThrow();
        assertThat(dropout.matches("DROP")).isTrue();
        assertThat(dropout.matches("отключение")).isTrue();
        assertThat(dropout.matches("ранг")).isFalse();
    }
}
