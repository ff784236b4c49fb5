/** Tests of transport, on real servers of this machine. */
@NullMarked
package org.balancetreasure.night.transport;

import org.jspecify.annotations.NullMarked;
