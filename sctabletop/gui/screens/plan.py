"""Plan: a seat writes its orders, sees what they would meet, keeps them on its pad and commits them."""

from sctabletop.domain.seats import partner_of
from sctabletop.gui.screens.cabinet import CabinetPanel
from sctabletop.gui.screens.pad_screen import PadScreen
from sctabletop.gui.widgets.dossier_pages import AssumptionPage, ForecastPage, GuidancePage, LetterPage
from sctabletop.gui.widgets.initiative_page import InitiativePage


class PlanScreen(PadScreen):
    """The planning desk of one seat: its orders, and beside them what it has to think of."""

    def add_pages(self) -> None:
        """Orders, a partner's cabinet, initiatives, guidance, assumptions, forecasts and messages."""
        exercise, seat = self.exercise, self.me
        own = partner_of(seat) is not None
        self.tabs.addTab(self.writer, self.tr("&Write an order"))
        if own:
            self.cabinet = CabinetPanel(exercise, seat, self)
            self.cabinet.put.connect(self.put)
            self.cabinet.asked_why.connect(self.asked_why)
            self.tabs.addTab(self.cabinet, self.tr("Ca&binet"))
        self.initiatives = InitiativePage(exercise, seat, self)
        self.initiatives.asked.connect(self.open_form)
        self.tabs.addTab(self.initiatives, self.tr("&Initiatives"))
        self.tabs.addTab(GuidancePage(exercise, seat, self), self.tr("Standing &guidance"))
        if not own:
            self.tabs.addTab(AssumptionPage(exercise, seat, self), self.tr("Plan assump&tions"))
        self.forecasts = ForecastPage(exercise, seat, self)
        self.forecasts.asked.connect(self.open_form)
        self.tabs.addTab(self.forecasts, self.tr("Forecasts"))
        self.letters = LetterPage(exercise, seat, self)
        self.letters.asked.connect(self.open_form)
        self.tabs.addTab(self.letters, self.tr("Messages"))

    def nothing_written(self) -> tuple[str, str]:
        """An empty pad passes the turn."""
        return self.tr("The pad is empty. Pass this turn?"), self.tr("Pass")
