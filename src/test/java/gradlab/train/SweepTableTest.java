package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTableTest {

    private static final String HEADER = "run,cell,batch,seed,steps.made,diverged,loss.test\n";
    private final SweepTable table = new SweepTable(List.of(HEADER.strip().split(",")));

    @Test
    void aHalfWrittenLastLineIsLeftOut() {
        table.read(HEADER + "1,1,8,7,10,false,0.25\n2,1,8,8,10,false,0.125");

        assertThat(table.text()).isEqualTo(HEADER + "1,1,8,7,10,false,0.25\n");
    }

    @Test
    void whatIsNoRowIsLeftOut() {
        table.read(HEADER + "1,1,8,7,10,false,0.25\n\0\0\0\0\nx,1,8,8,10,false,1\n3,1,8\n4,1,8,8,10,false,abc\n5,1,8,8,10,false,\n0,1,8,8,10,false,1\n");

        assertThat(table.rows()).extracting(SweepTable::runOf).containsExactly(1, 5);
    }

    @Test
    void rowsComeInTheOrderOfTheRunsAndTheLaterOneCounts() {
        table.read(HEADER + "3,2,16,7,10,false,1\n1,1,8,7,10,false,2\n");
        table.read(HEADER + "1,1,8,7,10,false,3\n");

        assertThat(table.text()).isEqualTo(HEADER + "1,1,8,7,10,false,3\n3,2,16,7,10,false,1\n");
    }

    /** numpy.quantile([1, 2, 4, 8], [0.25, 0.5, 0.75]) */
    @Test
    void quartilesAreThoseOfNumPy() {
        table.read(HEADER + "1,1,8,7,10,false,8\n2,1,8,8,10,false,1\n3,1,8,9,10,false,4\n4,1,8,10,10,false,2\n");

        assertThat(table.cells().lines().toList().get(1)).isEqualTo("1,8,4,0,10,10,10,1.75,3,5");
    }

    @Test
    void whatIsNotMeasuredIsEmptyAndWhatDivergedIsLargest() {
        table.read(HEADER + "1,1,8,7,10,false,1\n2,1,8,8,10,true,NaN\n3,1,8,9,10,true,Infinity\n4,2,16,7,10,false,\n");

        assertThat(table.cells()).isEqualTo("cell,batch,runs,diverged,steps.made.q1,steps.made.median,steps.made.q3,loss.test.q1,loss.test.median,loss.test.q3\n"
                + "1,8,3,2,10,10,10,Infinity,Infinity,NaN\n2,16,1,0,10,10,10,,,\n");
    }

    @Test
    void aResultIsReadBackFromItsRow() {
        table.read(HEADER + "2,1,8,8,10,true,NaN\n3,1,8,9,10,false,\n");

        assertThat(table.rows().stream().map(table::result)).containsExactly(
                new SweepResult(2, 10, true, Map.of("loss.test", Double.NaN)), new SweepResult(3, 10, false, Map.of()));
    }
}
