/** Drawing points of one's own, which become the data of the experiment. */
package gradlab.ui.draw;
