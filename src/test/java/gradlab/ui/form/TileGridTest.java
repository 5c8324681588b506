package gradlab.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileGridTest {

    @Test
    void sixteenTilesFillTheirRowsAtTheUsualWidths() {
        assertThat(TileGrid.columns(16, 5)).isEqualTo(4);
        assertThat(TileGrid.columns(16, 6)).isEqualTo(4);
        assertThat(TileGrid.columns(16, 8)).isEqualTo(8);
        assertThat(TileGrid.columns(16, 4)).isEqualTo(4);
    }

    @Test
    void whereRowsCannotBeFullTheFewestPlacesStayEmpty() {
        assertThat(TileGrid.columns(16, 7)).isEqualTo(6);
        assertThat(TileGrid.columns(17, 5)).isEqualTo(3);
        assertThat(TileGrid.columns(3, 9)).isEqualTo(3);
        assertThat(TileGrid.columns(0, 0)).isEqualTo(1);
    }
}
