/** HTTP for wallet users and finance staff. */
@NullMarked
package org.balancetreasure.api;

import org.jspecify.annotations.NullMarked;
