/** Where examples come from and how they reach the network: sources, files, scaling, splitting, batching. */
package gradlab.data;
