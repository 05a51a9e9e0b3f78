"""Everything that a question can ask, in the order of the library."""

from __future__ import annotations

from plangraph.ask.intents_of_indicators import INTENTS_OF_INDICATORS
from plangraph.ask.intents_of_things import INTENTS_OF_THINGS
from plangraph.ask.intents_of_units import INTENTS_OF_UNITS

INTENTS = (*INTENTS_OF_UNITS, *INTENTS_OF_INDICATORS, *INTENTS_OF_THINGS)
