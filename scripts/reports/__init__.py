"""Reports of a week, a month or a campaign as DOCX in the form of Decree 30/2020/NĐ-CP: the site tells what it counts,
whoever signs writes the rest."""
