/** The picture of the network: layers, links, neurons, and what the network answers. */
package gradlab.ui.network;
